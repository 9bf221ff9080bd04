package dev.drydock.kube.api.codec;

/// Keeps one copy of short strings that come again and again: names, images, label keys, enum values.
/// A plain array is enough: a lost race costs a copy, never a wrong answer.
final class StringPool {
    private static final int SLOTS = 4096;
    private static final int LONGEST = 128;
    private static final String[] POOL = new String[SLOTS];

    private StringPool() {}

    static String pooled(String text) {
        if (text.length() > LONGEST) return text;
        var hash = text.hashCode();
        var slot = (hash ^ hash >>> 12) & SLOTS - 1;
        var kept = POOL[slot];
        if (text.equals(kept)) return kept;
        POOL[slot] = text;
        return text;
    }
}
