package dev.drydock.classroom;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.stream.Collectors;

/// Codes that people read out and type: no letters that look or sound like others.
final class Codes {
    private static final String ALPHABET = "ABCDEFGHJKMNPQRSTVWXYZ23456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Codes() {}

    /// 60 bits: to be entered once.
    static String secret() {
        return random(4) + "-" + random(4) + "-" + random(4);
    }

    /// 40 bits: to join a class.
    static String join() {
        return random(8);
    }

    /// As it was meant, however it was typed.
    static String normal(String typed) {
        return typed.strip().toUpperCase(Locale.ROOT);
    }

    private static String random(int length) {
        return RANDOM.ints(length, 0, ALPHABET.length())
                .mapToObj(index -> String.valueOf(ALPHABET.charAt(index)))
                .collect(Collectors.joining());
    }
}
