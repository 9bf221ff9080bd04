package dev.drydock.kube.clock;

import java.util.UUID;

/// A seeded source of randomness whose whole state is one number, so that a fork of a cluster draws what its origin would have drawn.
///
/// The generator is SplitMix64. Name suffixes use the alphabet of upstream's `k8s.io/apimachinery/pkg/util/rand`: no vowels, no digits that look like them.
public final class Randomness {
    private static final String NAME_ALPHABET = "bcdfghjklmnpqrstvwxz2456789";

    private long state;

    public Randomness(long seed) {
        this.state = seed;
    }

    public long next() {
        state += 0x9E3779B97F4A7C15L;
        long mixed = state;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    /// A number from 0 up to, and without, `bound`.
    public int below(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("bound must be positive, was " + bound);
        }
        return (int) Long.remainderUnsigned(next(), bound);
    }

    public String nameSuffix(int length) {
        var suffix = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            suffix.append(NAME_ALPHABET.charAt(below(NAME_ALPHABET.length())));
        }
        return suffix.toString();
    }

    /// A random (version 4) UUID.
    public String uuid() {
        long high = (next() & ~0xF000L) | 0x4000L;
        long low = (next() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low).toString();
    }

    public long state() {
        return state;
    }
}
