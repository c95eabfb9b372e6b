package org.inkling.ui.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TicksTest {

    @Test
    void stepsAreOneTwoOrFive() {
        Ticks ticks = Ticks.of(new Range(0, 3000), 6);
        assertEquals(1000, ticks.step(), 0);
        assertEquals(7, Ticks.of(new Range(0, 3000), 7).count());
        assertEquals("3,000", Ticks.of(new Range(0, 3000), 7).label(6));
    }

    @Test
    void neverMoreTicksThanAsked() {
        java.util.Random random = new java.util.Random(4);
        for (int i = 0; i < 2000; i++) {
            double from = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(9) - 4);
            Range range = new Range(from, from + random.nextDouble() * Math.pow(10, random.nextInt(9) - 4));
            int most = 2 + random.nextInt(10);
            Ticks ticks = Ticks.of(range, most);
            assertTrue(ticks.count() <= most, () -> range + " gave " + ticks);
            for (int t = 0; t < ticks.count(); t++) {
                assertTrue(ticks.value(t) >= range.from() - ticks.step() * 1e-6 && ticks.value(t) <= range.to() + ticks.step() * 1e-6);
            }
        }
    }

    @Test
    void labelsHaveTheDigitsTheStepNeeds() {
        Ticks ticks = Ticks.of(new Range(-0.1, 0.1), 5);
        assertEquals(0.05, ticks.step(), 1e-12);
        assertEquals("\u22120.10", ticks.label(0));
        assertEquals("0.00", ticks.label(2));
    }

    @Test
    void anEmptyRangeStillHasTicks() {
        assertTrue(Ticks.of(new Range(5, 5), 4).count() > 1);
        Range widened = Ticks.widen(new Range(0.3, 17.2), 4);
        assertEquals(new Range(0, 20), widened);
    }
}
