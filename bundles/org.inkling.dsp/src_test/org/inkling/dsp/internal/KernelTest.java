package org.inkling.dsp.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.inkling.api.dsp.DspKernel;
import org.inkling.api.impulse.BlockUse;
import org.inkling.api.impulse.SignalShape;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Properties that hold for any data. */
class KernelTest {

    private static final float[] WINDOW = Uses.window(Uses.LAB, 42);

    private static Stream<DynamicTest> forEveryPath(java.util.function.Consumer<BlockUse> check) {
        return Uses.everyPath().stream()
                .map(use -> DynamicTest.dynamicTest(use.type() + " v" + use.version() + " " + use.params(), () -> check.accept(use)));
    }

    @TestFactory
    Stream<DynamicTest> extractAllocatesNothing() {
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        return forEveryPath(use -> {
            DspKernel kernel = Uses.block(use).open(use, Uses.LAB);
            float[] features = new float[Uses.block(use).shape(use, Uses.LAB).size()];
            for (int i = 0; i < 50; i++) { // class loading and the first call allocate
                kernel.extract(WINDOW, features, 0);
            }
            long self = Thread.currentThread().getId();
            long least = Long.MAX_VALUE;
            // the virtual machine itself allocates a little now and then, a kernel would in each round
            for (int round = 0; round < 10; round++) {
                long before = threads.getThreadAllocatedBytes(self);
                for (int i = 0; i < 100; i++) {
                    kernel.extract(WINDOW, features, 0);
                }
                least = Math.min(least, threads.getThreadAllocatedBytes(self) - before);
            }
            assertEquals(0, least, "bytes in 100 calls");
        });
    }

    @TestFactory
    Stream<DynamicTest> windowIsLeftUnchangedAndFeaturesGoWhereTheyBelong() {
        return forEveryPath(use -> {
            float[] window = WINDOW.clone();
            int size = Uses.block(use).shape(use, Uses.LAB).size();
            float[] out = new float[size + 10];
            Arrays.fill(out, -77);
            Uses.block(use).open(use, Uses.LAB).extract(window, out, 5);
            assertArrayEquals(WINDOW, window);
            assertArrayEquals(Uses.features(use, Uses.LAB, WINDOW), Arrays.copyOfRange(out, 5, 5 + size));
            for (int i = 0; i < 5; i++) {
                assertEquals(-77, out[i]);
                assertEquals(-77, out[5 + size + i]);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> kernelsInTwoThreadsDoNotMeet() {
        return forEveryPath(use -> {
            Callable<Boolean> work = () -> {
                DspKernel kernel = Uses.block(use).open(use, Uses.LAB);
                float[] expected = Uses.features(use, Uses.LAB, WINDOW);
                float[] other = Uses.window(Uses.LAB, Thread.currentThread().getId());
                float[] features = new float[expected.length];
                for (int i = 0; i < 300; i++) {
                    kernel.extract(other, features, 0); // leaves nothing behind
                    kernel.extract(WINDOW, features, 0);
                    if (!Arrays.equals(expected, features)) {
                        return false;
                    }
                }
                return true;
            };
            ExecutorService pool = Executors.newFixedThreadPool(2);
            try {
                for (Future<Boolean> result : pool.invokeAll(List.of(work, work))) {
                    assertTrue(result.get());
                }
            } catch (Exception e) {
                throw new AssertionError(e);
            } finally {
                pool.shutdownNow();
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> anAxisWithoutChangeGivesNumbers() {
        float[] window = new float[Uses.LAB.size()];
        Arrays.fill(window, 9.81f);
        return forEveryPath(use -> {
            List<String> names = Uses.block(use).shape(use, Uses.LAB).names();
            float[] features = Uses.features(use, Uses.LAB, window);
            boolean filtered = !"none".equals(use.params().asMap().getOrDefault("filter_type", "none"));
            for (int i = 0; i < features.length; i++) {
                assertTrue(Float.isFinite(features[i]), names.get(i));
                if (!filtered && names.get(i).matches("\\S+ (L0-skew|Skewness|Skewness LF)")) {
                    assertEquals(0, features[i], names.get(i));
                } else if (!filtered && names.get(i).matches("\\S+ (L0-kurtosis|Kurtosis|Kurtosis LF)")) {
                    assertEquals(-3, features[i], names.get(i));
                }
            }
        });
    }

    @Test
    void constantAxisOfFlatten() {
        float[] window = new float[Uses.LAB.size()];
        Arrays.fill(window, -0.2f);
        float[] features = Uses.features(Uses.of(new FlattenBlock(), 1), Uses.LAB, window);
        assertArrayEquals(new float[]{ -0.2f, -0.2f, -0.2f, 0.2f, 0, 0, -3 }, Arrays.copyOf(features, 7), 1e-6f);
    }

    @Test
    void flattenByHand() {
        // 1, 2, 3, 6 times 2: mean 6, variance (16+4+0+36)/4 = 14, m3 = (−64−8+0+216)/4 = 36, m4 = (256+16+0+1296)/4 = 392
        SignalShape four = new SignalShape(4, List.of("a"), 10);
        float[] features = Uses.features(Uses.of(new FlattenBlock(), 1, "scale_axes", 2), four, new float[]{ 1, 2, 3, 6 });
        double deviation = Math.sqrt(14);
        double[] expected = { 6, 2, 12, Math.sqrt(50), deviation, 36 / (14 * deviation), 392 / 196.0 - 3 };
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], features[i], 1e-5);
        }
    }

    @Test
    void flattenHasWhatIsSwitchedOn() {
        BlockUse use = Uses.of(new FlattenBlock(), 1, "minimum", false, "maximum", false, "stdev", false, "skewness", false, "kurtosis",
                false);
        assertEquals(List.of("a Average", "a RMS"), new FlattenBlock().shape(use, new SignalShape(4, List.of("a"), 10)).names());
    }

    @Test
    void rawIsScaled() {
        SignalShape two = new SignalShape(2, List.of("a", "b"), 10);
        BlockUse half = Uses.of(new RawBlock(), 1, "scale_axes", 0.5);
        assertArrayEquals(new float[]{ 0.5f, 1, 1.5f, 2 }, Uses.features(half, two, new float[]{ 1, 2, 3, 4 }));
    }

    @Test
    void rmsAndHeightsScaleWithTheSignalAndPowerWithItsSquare() {
        float[] once = Uses.features(Uses.spectral(1), Uses.LAB, WINDOW);
        float[] thrice = Uses.features(Uses.spectral(1, "scale_axes", 3), Uses.LAB, WINDOW);
        List<String> names = new SpectralBlock().shape(Uses.spectral(1), Uses.LAB).names();
        for (int i = 0; i < once.length; i++) {
            // further peaks may pass the threshold; the highest stays the highest
            if (names.get(i).contains("RMS") || names.get(i).endsWith("Peak 1 Height")) {
                assertEquals(3 * once[i], thrice[i], 1e-5 * thrice[i], names.get(i));
            } else if (names.get(i).contains("Power")) {
                assertEquals(9 * once[i], thrice[i], 1e-4 * thrice[i], names.get(i));
            }
        }
    }

    @Test
    void gravityDoesNotMatterToVersionOne() {
        float[] shifted = WINDOW.clone();
        for (int i = 0; i < shifted.length; i++) {
            shifted[i] += 16;
        }
        float[] expected = Uses.features(Uses.spectral(1), Uses.LAB, WINDOW);
        float[] found = Uses.features(Uses.spectral(1), Uses.LAB, shifted);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], found[i], 1e-4 * (Math.abs(expected[i]) + 0.01));
        }
    }

    @Test
    void aSineIsThePeakItIs() {
        // bin 16 of 128 at 64 Hz is 8 Hz; the lab's frequency axis calls it 32·16/63. A sine of amplitude 3: height 3, RMS 3/√2
        SignalShape shape = new SignalShape(128, List.of("a"), 1000 / 64.0);
        float[] sine = new float[128];
        for (int i = 0; i < sine.length; i++) {
            sine[i] = (float) (5 + 3 * Math.sin(2 * Math.PI * 8 * i / 64));
        }
        BlockUse use = Uses.spectral(1, "filter_type", "none", "spectral_power_edges", List.of(7.9, 8.1, 9.0));
        float[] features = Uses.features(use, shape, sine);
        assertEquals(3 / Math.sqrt(2), features[0], 1e-5);
        assertEquals(32 * 16 / 63.0, features[1], 1e-5);
        assertEquals(3, features[2], 1e-5);
        assertEquals(0, features[3]);
        // Parseval: all power 9/2 in one bin of 0.5 Hz, divided by 10
        assertEquals(4.5 / 0.5 / 10, features[7], 1e-5);
        assertEquals(0, features[8], 1e-9);
    }

    @Test
    void longAxesAreCutAndShortOnesFilledUp() {
        SignalShape longer = new SignalShape(300, List.of("a"), 16);
        float[] window = Uses.window(longer, 3);
        float[] changed = window.clone();
        changed[299] += 50;
        BlockUse use = Uses.spectral(1, "filter_type", "none");
        float[] before = Uses.features(use, longer, window);
        float[] after = Uses.features(use, longer, changed);
        assertTrue(after[0] > before[0], "the root mean square is that of the whole axis");
        // only the mean of the whole axis reaches the first 128 values, and the periodogram removes that
        assertEquals(before[10], after[10], 1e-4 * before[10]);
    }

    @Test
    void filterPassesWhatItShould() {
        SignalShape shape = new SignalShape(1000, List.of("a"), 10);
        float[] window = new float[1000];
        for (int i = 0; i < window.length; i++) {
            window[i] = (float) (Math.sin(2 * Math.PI * i / 100) + Math.sin(2 * Math.PI * 20 * i / 100));
        }
        float low = Uses.features(Uses.spectral(1, "filter_cutoff", 5), shape, window)[0];
        float high = Uses.features(Uses.spectral(1, "filter_type", "high", "filter_cutoff", 5), shape, window)[0];
        assertEquals(Math.sqrt(0.5), low, 0.01);
        assertEquals(Math.sqrt(0.5), high, 0.02);
    }
}
