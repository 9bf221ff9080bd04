package dev.drydock.kube.api.codec;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// The Go library's order of keys: letters after all else, and runs of digits by their number.
enum YamlKeyOrder implements Comparator<String> {
    INSTANCE;

    static List<String> sorted(Collection<?> keys) {
        var sorted = new ArrayList<String>();
        keys.forEach(key -> sorted.add(key.toString()));
        sorted.sort(null);
        try {
            sorted.sort(INSTANCE);
        } catch (IllegalArgumentException _) {
            // The library's order goes in circles for keys such as 0777, 0x1 and 10; those stay as they are.
        }
        return sorted;
    }

    @Override
    public int compare(String a, String b) {
        var length = Math.min(a.length(), b.length());
        for (var i = 0; i < length; i++) {
            if (a.charAt(i) != b.charAt(i)) return differ(a, b, i);
        }
        return Integer.compare(a.length(), b.length());
    }

    private static int differ(String a, String b, int at) {
        var aLetter = Character.isLetter(a.charAt(at));
        var bLetter = Character.isLetter(b.charAt(at));
        if (aLetter && bLetter) return Character.compare(a.charAt(at), b.charAt(at));
        if (aLetter || bLetter) return bLetter ? -1 : 1;
        var lead = (a.charAt(at) == '0' || b.charAt(at) == '0') && digitsBefore(a, at) ? 1L : 0L;
        var aEnd = digitsEnd(a, at);
        var bEnd = digitsEnd(b, at);
        var byNumber = Long.compare(number(lead, a, at, aEnd), number(lead, b, at, bEnd));
        if (byNumber != 0) return byNumber;
        return aEnd != bEnd ? Integer.compare(aEnd, bEnd) : Character.compare(a.charAt(at), b.charAt(at));
    }

    private static boolean digitsBefore(String text, int at) {
        for (var i = at - 1; i >= 0 && Character.isDigit(text.charAt(i)); i--) if (text.charAt(i) != '0') return true;
        return false;
    }

    private static int digitsEnd(String text, int from) {
        var at = from;
        while (at < text.length() && Character.isDigit(text.charAt(at))) at++;
        return at;
    }

    private static long number(long lead, String text, int from, int to) {
        var number = lead;
        for (var i = from; i < to; i++) number = number * 10 + text.charAt(i) - '0';
        return number;
    }
}
