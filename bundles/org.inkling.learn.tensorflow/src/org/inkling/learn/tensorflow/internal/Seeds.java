package org.inkling.learn.tensorflow.internal;

import java.util.Random;

/** Independent random streams from one seed: {@code java.util.Random} alone gives similar first numbers for neighbouring seeds. */
public enum Seeds {
    SPLIT, WEIGHTS, SHUFFLE, DROPOUT;

    /** The stream of this purpose; the mixing is the finaliser of SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014). */
    public Random random(long seed) {
        long z = seed + (ordinal() + 1) * 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return new Random(z ^ (z >>> 31));
    }
}
