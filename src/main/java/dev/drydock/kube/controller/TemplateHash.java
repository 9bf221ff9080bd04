package dev.drydock.kube.controller;

import dev.drydock.kube.api.core.PodTemplateSpec;
import java.nio.charset.StandardCharsets;

/// The name part and label that tells a Deployment's ReplicaSets apart.
/// Upstream hashes Go's dump of the template, which cannot be had here; this one hashes the record's text, in the same alphabet.
final class TemplateHash {
    private static final String ALPHABET = "bcdfghjklmnpqrstvwxz2456789";
    private static final int SHORTEST = 8;
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private TemplateHash() {}

    /// @param collisions how often a hash of this Deployment was already taken
    static String of(PodTemplateSpec template, int collisions) {
        long hash = FNV_OFFSET;
        for (byte part : (template + "/" + collisions).getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (part & 0xff)) * FNV_PRIME;
        }
        for (; ; hash = hash * FNV_PRIME + 1) {
            var text = encode(Integer.toUnsignedString((int) (hash ^ (hash >>> 32))));
            if (text.length() >= SHORTEST && text.chars().anyMatch(Character::isDigit)) {
                return text;
            }
        }
    }

    private static String encode(String digits) {
        var text = new StringBuilder();
        digits.chars().forEach(digit -> text.append(ALPHABET.charAt(digit % ALPHABET.length())));
        return text.toString();
    }
}
