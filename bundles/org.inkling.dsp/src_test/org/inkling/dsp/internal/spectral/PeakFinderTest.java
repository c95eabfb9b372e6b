package org.inkling.dsp.internal.spectral;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class PeakFinderTest {

    private static int[] peaks(int count, float threshold, float... v) {
        PeakFinder finder = new PeakFinder(count, threshold);
        int found = finder.find(v, v.length);
        return IntStream.range(0, found).map(finder::index).toArray();
    }

    @Test
    void highestFirstAndNoMoreThanAsked() {
        assertArrayEquals(new int[]{ 5, 1 }, peaks(2, 0, 0, 2, 0, 1, 0, 3, 0));
        assertArrayEquals(new int[]{ 5, 1, 3 }, peaks(9, 0, 0, 2, 0, 1, 0, 3, 0));
        assertArrayEquals(new int[0], peaks(0, 0, 0, 2, 0));
    }

    @Test
    void endsAreNoPeaks() {
        assertArrayEquals(new int[]{ 2 }, peaks(3, 0, 5, 0, 1, 0, 7));
    }

    @Test
    void lowOnesAreLeftOut() {
        assertArrayEquals(new int[]{ 3 }, peaks(3, 0.1f, 0, 0.09f, 0, 0.1f, 0));
    }

    @Test
    void equalHeightsKeepTheOrderOfFrequency() {
        assertArrayEquals(new int[]{ 1, 3, 5 }, peaks(3, 0, 0, 2, 0, 2, 0, 2, 0, 2, 0));
    }

    @Test
    void aPlateauHasOnePeakInItsMiddle() {
        assertArrayEquals(new int[]{ 2 }, peaks(3, 0, 0, 1, 1, 1, 0));
        assertArrayEquals(new int[]{ 1 }, peaks(3, 0, 0, 1, 1, 0)); // the lower of two middles
        assertArrayEquals(new int[0], peaks(3, 0, 0, 1, 1, 2, 2));
        assertArrayEquals(new int[0], peaks(3, 0, 1, 1, 1, 1));
    }
}
