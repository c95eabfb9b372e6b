package org.inkling.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Random;

import org.junit.jupiter.api.Test;

/** The documented definitions, computed once more from their text. */
class DeviceArithmeticTest {

    /** SMMLAR of the Arm architecture: (Ra·2^32 + Rn·Rm + 2^31) >> 32. */
    private static int smmlar(int accumulator, int multiplier, int addend) {
        return BigInteger.valueOf(addend).shiftLeft(32).add(BigInteger.valueOf(accumulator).multiply(BigInteger.valueOf(multiplier)))
                .add(BigInteger.ONE.shiftLeft(31)).shiftRight(32).intValue();
    }

    @Test
    void requantisationIsOneSmmlar() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            Requantizer requantizer = Requantizer.of(Math.exp(-random.nextDouble() * 12 + 3));
            int accumulator = random.nextInt() >> random.nextInt(25);
            if (requantizer.fits(Math.abs((long) accumulator))) {
                int zeroPoint = random.nextInt(256) - 128;
                assertEquals(smmlar(accumulator << requantizer.shift(), requantizer.multiplier(0), zeroPoint),
                        requantizer.apply(accumulator, 0, zeroPoint));
            }
        }
    }

    @Test
    void multipliersBelowAHalfNeedNoShift() {
        assertEquals(0, Requantizer.of(0.499999, 1e-4).shift());
        assertEquals(1, Requantizer.of(0.5).shift());
        assertEquals(2, Requantizer.of(1).shift());
        // A multiplier of 1 changes nothing.
        assertEquals(-77, Requantizer.of(1).apply(-80, 0, 3));
        assertThrows(IllegalArgumentException.class, () -> Requantizer.of(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> Requantizer.of(1e9));
    }

    @Test
    void additionIsWithinAHalfOfTheRealSum() {
        Random random = new Random(2);
        for (int n = 0; n < 300; n++) {
            Quantization a = new Quantization((float) Math.exp(random.nextGaussian() * 2), random.nextInt(256) - 128);
            Quantization b = new Quantization((float) Math.exp(random.nextGaussian() * 2), random.nextInt(256) - 128);
            Quantization to = new Quantization(Math.max(a.scale(), b.scale()) * (0.5f + random.nextFloat()), random.nextInt(256) - 128);
            AddScaling scaling = AddScaling.of(a, b, to);
            for (int i = 0; i < 200; i++) {
                byte x = (byte) random.nextInt();
                byte y = (byte) random.nextInt();
                double real = ((double) a.scale() * (x - a.zeroPoint()) + (double) b.scale() * (y - b.zeroPoint())) / to.scale()
                        + to.zeroPoint();
                assertEquals(real, scaling.apply(x, y), 0.5005);
                long exact = (long) scaling.offset() + (long) scaling.left() * x + (long) scaling.right() * y;
                assertEquals(exact, (int) exact, "stays within 32 bits");
            }
        }
    }

    @Test
    void softmaxIsWithinOneOfTheRealOne() {
        Random random = new Random(3);
        for (int n = 0; n < 2000; n++) {
            Quantization q = new Quantization((float) Math.exp(random.nextGaussian() * 1.5 - 2), random.nextInt(256) - 128);
            int classes = 1 + random.nextInt(40);
            byte[] logits = new byte[classes];
            random.nextBytes(logits);
            byte[] actual = new byte[classes];
            new SoftmaxTable(q, 1).apply(logits, actual, 0, classes);
            int largest = logits[TflitePairing.largest(logits)];
            double sum = 0;
            for (byte logit : logits) {
                sum += Math.exp((double) q.scale() * (logit - largest));
            }
            for (int c = 0; c < classes; c++) {
                double real = Math.min(127, 256 * Math.exp((double) q.scale() * (logits[c] - largest)) / sum - 128);
                assertEquals(real, actual[c], 0.6, "scale " + q.scale());
            }
        }
    }

    @Test
    void softmaxOfManyClassesStaysWithin32Bits() {
        byte[] logits = new byte[SoftmaxTable.MAX_CLASSES];
        byte[] actual = new byte[logits.length];
        new SoftmaxTable(new Quantization(0.1f, 0), 1).apply(logits, actual, 0, logits.length);
        assertEquals(-128, actual[0]);
        // 65,536 · 2^15 = 2^31 as an unsigned number.
        assertTrue(SoftmaxTable.MAX_CLASSES * 32_768L < 1L << 32);
    }

    @Test
    void logisticIsTheRoundedRealOne() {
        LogisticTable table = new LogisticTable(new Quantization(0.05f, 10));
        for (int x = -128; x < 128; x++) {
            assertEquals(Math.min(127, 256 / (1 + Math.exp(-0.05f * (x - 10))) - 128), table.apply((byte) x), 0.5001);
        }
    }

    @Test
    void realNumbersAreQuantisedHalfUpAndClamped() {
        Quantization q = new Quantization(0.5f, -3);
        assertArrayEquals(new byte[]{ -3, -2, -3, -2, 127, -128, -3 },
                new byte[]{ q.quantize(0), q.quantize(0.25f), q.quantize(-0.25f), q.quantize(0.5f),
                        q.quantize(1e30f), q.quantize(Float.NEGATIVE_INFINITY), q.quantize(Float.NaN) });
        assertEquals(2f, q.dequantize((byte) 1));
        assertThrows(IllegalArgumentException.class, () -> new Quantization(0, 0));
        assertThrows(IllegalArgumentException.class, () -> new Quantization(Float.NaN, 0));
        assertThrows(IllegalArgumentException.class, () -> new Quantization(1, 128));
    }

    @Test
    void accumulatorFoldsTheZeroPointAndTheRounding() {
        Constant weights = Constant.int8(Shape.of(2, 3), new byte[]{ 1, 2, 3, -4, 5, -6 }, new float[]{ 0.1f, 0.9f }, 0);
        Operator.FullyConnected dense = new Operator.FullyConnected(0, 1, weights, Constant.int32(Shape.of(2), 100, 200), Activation.NONE);
        Quantization in = new Quantization(1, -7);
        Quantization out = new Quantization(1, 0);
        // m = 0.1 and 0.9: the unit for TFLite's first rounding only below one half.
        assertArrayEquals(new int[]{ 100 + 7 * 6 + 1, 200 + 7 * -5 }, Accumulator.of(dense, in, out).bias());
        assertArrayEquals(new int[]{ 100 + 7 * 6, 200 + 7 * -5 }, Accumulator.withoutRounding(dense, in).bias());
        assertEquals(165 + 128 * 15, Accumulator.of(dense, in, out).largest());
    }
}
