package dev.drydock.kube.apiserver.validation;

import java.util.Arrays;
import java.util.Optional;

/// IP addresses as texts. Mirrors `apimachinery/pkg/util/validation/ip.go`.
public final class Addresses {
    private static final int HEXTETS = 8;

    private Addresses() {}

    static void validate(String address, Path path, Errors errors) {
        if (parse(address).isEmpty()) {
            errors.invalid(path, address, "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)");
        }
    }

    static void validateRange(String range, Path path, Errors errors) {
        int slash = range.indexOf('/');
        int longest = slash < 0 ? -1 : parse(range.substring(0, slash)).map(bytes -> bytes.length * 8).orElse(-1);
        var length = range.substring(slash + 1);
        if (longest < 0 || length.isEmpty() || length.length() > 3 || !isNumber(length, 10) || Integer.parseInt(length) > longest) {
            errors.invalid(path, range, "must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)");
        }
    }

    /// Addresses that mean something only to the machine itself are no endpoints.
    static void validateNotSpecial(String text, Path path, Errors errors) {
        var parsed = parse(text);
        if (parsed.isEmpty()) {
            errors.invalid(path, text, "must be a valid IP address");
            return;
        }
        var bytes = parsed.get();
        int first = bytes[0] & 0xFF;
        int second = bytes[1] & 0xFF;
        boolean four = bytes.length == 4;
        boolean zeroed = allZero(bytes, bytes.length - 1);
        if (zeroed && bytes[bytes.length - 1] == 0) {
            errors.invalid(path, text, "may not be unspecified (" + text + ")");
        }
        if (four ? first == 127 : zeroed && bytes[15] == 1) {
            errors.invalid(path, text, "may not be in the loopback range (127.0.0.0/8, ::1/128)");
        }
        if (four ? first == 169 && second == 254 : first == 0xFE && (second & 0xC0) == 0x80) {
            errors.invalid(path, text, "may not be in the link-local range (169.254.0.0/16, fe80::/10)");
        }
        if (four ? first == 224 && second == 0 && bytes[2] == 0 : first == 0xFF && (second & 0x0F) == 2) {
            errors.invalid(path, text, "may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)");
        }
    }

    private static boolean allZero(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    static boolean isIPv6(String address) {
        return address.indexOf(':') >= 0;
    }

    /// The 4 or 16 bytes of an address.
    public static Optional<byte[]> parse(String text) {
        return isIPv6(text) ? parseSix(text) : parseFour(text);
    }

    private static Optional<byte[]> parseFour(String text) {
        var parts = text.split("\\.", -1);
        var bytes = new byte[4];
        if (parts.length != bytes.length) {
            return Optional.empty();
        }
        for (int i = 0; i < bytes.length; i++) {
            var part = parts[i];
            boolean padded = part.length() > 1 && part.charAt(0) == '0';
            if (part.isEmpty() || part.length() > 3 || padded || !isNumber(part, 10) || Integer.parseInt(part) > 255) {
                return Optional.empty();
            }
            bytes[i] = (byte) Integer.parseInt(part);
        }
        return Optional.of(bytes);
    }

    private static Optional<byte[]> parseSix(String text) {
        int gap = text.indexOf("::");
        if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
            return Optional.empty();
        }
        var head = gap < 0 ? hextets(text) : hextets(text.substring(0, gap));
        var tail = gap < 0 ? Optional.of(new int[0]) : hextets(text.substring(gap + 2));
        if (head.isEmpty() || tail.isEmpty()) {
            return Optional.empty();
        }
        int given = head.get().length + tail.get().length;
        if (gap < 0 ? given != HEXTETS : given >= HEXTETS) {
            return Optional.empty();
        }
        var all = Arrays.copyOf(head.get(), HEXTETS);
        System.arraycopy(tail.get(), 0, all, HEXTETS - tail.get().length, tail.get().length);
        var bytes = new byte[2 * HEXTETS];
        for (int i = 0; i < HEXTETS; i++) {
            bytes[2 * i] = (byte) (all[i] >> 8);
            bytes[2 * i + 1] = (byte) all[i];
        }
        return Optional.of(bytes);
    }

    /// The last part may be an IPv4 address.
    private static Optional<int[]> hextets(String text) {
        if (text.isEmpty()) {
            return Optional.of(new int[0]);
        }
        var parts = text.split(":", -1);
        var four = parts[parts.length - 1].indexOf('.') >= 0 ? parseFour(parts[parts.length - 1]) : Optional.<byte[]>empty();
        int plain = four.isPresent() ? parts.length - 1 : parts.length;
        var values = new int[four.isPresent() ? plain + 2 : plain];
        for (int i = 0; i < plain; i++) {
            if (parts[i].isEmpty() || parts[i].length() > 4 || !isNumber(parts[i], 16)) {
                return Optional.empty();
            }
            values[i] = Integer.parseInt(parts[i], 16);
        }
        four.ifPresent(bytes -> {
            values[plain] = (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
            values[plain + 1] = (bytes[2] & 0xFF) << 8 | bytes[3] & 0xFF;
        });
        return Optional.of(values);
    }

    private static boolean isNumber(String text, int radix) {
        return text.chars().allMatch(c -> c < 0x80 && Character.digit(c, radix) >= 0);
    }
}
