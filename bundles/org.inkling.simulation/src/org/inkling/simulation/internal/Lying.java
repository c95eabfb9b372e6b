package org.inkling.simulation.internal;

import java.util.Random;

/** A phone on a table, now and then shaken by a knock on the table. */
final class Lying implements Motion {

    private final double[] at;
    private final Vec3[] size;
    private final double[] pulse;

    /** @param knocks number of knocks; @param strength of them in m/s² */
    Lying(Random random, int knocks, double strength) {
        at = new double[knocks];
        size = new Vec3[knocks];
        pulse = new double[knocks];
        for (int i = 0; i < knocks; i++) {
            at[i] = 3 * random.nextDouble();
            double power = strength * (0.4 + 1.2 * random.nextDouble());
            size[i] = new Vec3(0.25 * random.nextGaussian(), 0.25 * random.nextGaussian(), 1).times(power);
            pulse[i] = 2 * StrictMath.PI * (14 + 16 * random.nextDouble());
        }
    }

    @Override
    public void step(Phone phone, double time) {
        Vec3 shaken = Vec3.ZERO;
        for (int i = 0; i < at.length; i++) {
            double since = time - at[i];
            if (since > 0) {
                shaken = shaken.plus(size[i].times(StrictMath.exp(-since / 0.06) * StrictMath.sin(pulse[i] * since)));
            }
        }
        phone.step(shaken, Vec3.ZERO, Vec3.ZERO);
    }
}
