package org.inkling.dsp.internal.spectral;

/**
 * Finds the highest local maxima of a spectrum: above its minimum, not at either end. A plateau belongs to the slope beside it, its first
 * half to the one before and the rest to the one after, so that the top of a flat peak is the middle.
 */
public final class PeakFinder {

    private final float threshold;
    private final int[] best;

    /**
     * @param count     most peaks to find
     * @param threshold smallest height
     */
    public PeakFinder(int count, float threshold) {
        this.threshold = threshold;
        best = new int[count];
    }

    /** Searches {@code v[0 .. n)} and returns how many peaks there are; {@link #index} tells them, highest first. */
    public int find(float[] v, int n) {
        float least = v[0];
        for (int i = 1; i < n; i++) {
            least = Math.min(least, v[i]);
        }
        int found = 0;
        for (int i = 1; i < n - 1; i++) {
            if (v[i] > least && v[i] >= threshold && rising(v, n, i - 1) && falling(v, n, i)) {
                found = insert(v, i, found);
            }
        }
        return found;
    }

    /** Bin of a peak found. */
    public int index(int rank) {
        return best[rank];
    }

    private static boolean rising(float[] v, int n, int i) {
        return slope(v, n, i) > 0;
    }

    private static boolean falling(float[] v, int n, int i) {
        return slope(v, n, i) < 0;
    }

    /** v[i+1] − v[i], or on a plateau the slope it belongs to. */
    private static float slope(float[] v, int n, int i) {
        float difference = v[i + 1] - v[i];
        if (difference != 0) {
            return difference;
        }
        int first = i;
        while (first > 0 && v[first] == v[first - 1]) {
            first--;
        }
        int last = i;
        while (last < n - 2 && v[last + 2] == v[last + 1]) {
            last++;
        }
        if (first == 0 && last == n - 2) {
            return 0;
        }
        boolean before = last == n - 2 || first > 0 && 2 * i < first + last;
        return before ? v[first] - v[first - 1] : v[last + 2] - v[last + 1];
    }

    /** Keeps the best in falling order; of equal heights the lower frequency stays first. */
    private int insert(float[] v, int peak, int found) {
        int place = found;
        while (place > 0 && v[best[place - 1]] < v[peak]) {
            place--;
        }
        if (place == best.length) {
            return found;
        }
        int count = Math.min(found + 1, best.length);
        for (int i = count - 1; i > place; i--) {
            best[i] = best[i - 1];
        }
        best[place] = peak;
        return count;
    }
}
