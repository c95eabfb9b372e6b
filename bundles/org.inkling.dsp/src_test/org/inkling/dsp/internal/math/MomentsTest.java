package org.inkling.dsp.internal.math;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;

class MomentsTest {

    @Test
    void sumsOfEveryLengthAreRight() {
        Random random = new Random(3);
        for (int n = 1; n < 700; n++) {
            float[] x = new float[n];
            double exact = 0;
            for (int i = 0; i < n; i++) {
                x[i] = random.nextFloat() - 0.5f;
                exact += x[i];
            }
            assertEquals(exact, Summation.sum(x, 0, n), 2e-6, "n = " + n);
        }
    }

    @Test
    void sumHasTheOrderOfNumpy() {
        // numpy 2.4: np.full(125, -0.2, 'f').mean() = -0.20000006, which leaves 5.9604645e-08 on an axis that does not change
        float[] x = new float[125];
        Arrays.fill(x, -0.2f);
        assertEquals(5.9604645e-08f, x[0] - Summation.mean(x, 125));
    }

    @Test
    void knownMoments() {
        // {0, 0, 0, 1}: mean 1/4, variance 3/16, skewness 2/√3, kurtosis 7/3 − 3
        Moments moments = new Moments(4);
        moments.compute(new float[]{ 0, 0, 0, 1 }, 4);
        assertEquals(0.25, moments.mean(), 1e-7);
        assertEquals(0.1875, moments.variance(), 1e-7);
        assertEquals(2 / Math.sqrt(3), moments.skewness(), 1e-6);
        assertEquals(7 / 3.0 - 3, moments.kurtosis(), 1e-6);
        assertEquals(0.5, moments.rms(new float[]{ 0, 0, 0, 1 }, 4), 1e-7);
    }

    @Test
    void constantHasNoSkewnessAndKurtosisMinusThree() {
        Moments moments = new Moments(125);
        for (float value : new float[]{ 0, 9.81f, -0.2f, 1e-30f, 1e15f }) {
            float[] x = new float[125];
            Arrays.fill(x, value);
            moments.compute(x, 125);
            assertEquals(0, moments.skewness());
            assertEquals(-3, moments.kurtosis());
        }
    }

    @Test
    void shapeDoesNotDependOnSize() {
        Random random = new Random(5);
        float[] x = new float[125];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) Math.exp(random.nextGaussian());
        }
        Moments moments = new Moments(125);
        moments.compute(x, 125);
        float skewness = moments.skewness();
        float kurtosis = moments.kurtosis();
        for (float factor : new float[]{ 0x1p-50f, 0x1p-8f, 0x1p50f }) {
            float[] scaled = x.clone();
            for (int i = 0; i < scaled.length; i++) {
                scaled[i] *= factor;
            }
            moments.compute(scaled, 125);
            assertEquals(skewness, moments.skewness(), 1e-5);
            assertEquals(kurtosis, moments.kurtosis(), 1e-4);
        }
    }

    @Test
    void powerOfTheTransformIsThatOfTheSignal() {
        Random random = new Random(11);
        for (int n : new int[]{ 4, 8, 16, 128, 1024, 4096 }) {
            float[] x = new float[n];
            double energy = 0;
            for (int i = 0; i < n; i++) {
                x[i] = (float) random.nextGaussian();
                energy += (double) x[i] * x[i];
            }
            RealFft fft = new RealFft(n);
            float[] power = new float[fft.bins()];
            fft.power(x, 0, n, power);
            double sum = power[0] + power[n / 2];
            for (int k = 1; k < n / 2; k++) {
                sum += 2 * power[k];
            }
            assertEquals(energy, sum / n, 1e-5 * energy); // Parseval
        }
    }

    @Test
    void sortsLikeTheLibrary() {
        Random random = new Random(13);
        for (int n = 0; n < 300; n++) {
            float[] x = new float[n];
            for (int i = 0; i < n; i++) {
                x[i] = random.nextInt(50) - 25;
            }
            float[] expected = x.clone();
            Arrays.sort(expected);
            ShellSort.sort(x, n);
            assertArrayEquals(expected, x);
        }
    }
}
