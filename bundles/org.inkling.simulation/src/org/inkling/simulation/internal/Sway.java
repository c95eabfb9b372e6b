package org.inkling.simulation.internal;

import java.util.Random;

/** A sum of a few sines with chosen size and band: movements that never leave their place. */
final class Sway {

    private final double[] size;
    private final double[] pulse;
    private final double[] phase;

    /**
     * A sway.
     *
     * @param rms    size of the whole
     * @param low    lowest frequency in Hz
     * @param high   highest frequency in Hz
     * @param parts  number of sines
     */
    Sway(Random random, double rms, double low, double high, int parts) {
        size = new double[parts];
        pulse = new double[parts];
        phase = new double[parts];
        for (int i = 0; i < parts; i++) {
            size[i] = rms * StrictMath.sqrt(2.0 / parts) * (0.7 + 0.6 * random.nextDouble());
            pulse[i] = 2 * StrictMath.PI * (low + (high - low) * random.nextDouble());
            phase[i] = 2 * StrictMath.PI * random.nextDouble();
        }
    }

    double at(double time) {
        double sum = 0;
        for (int i = 0; i < size.length; i++) {
            sum += size[i] * StrictMath.sin(pulse[i] * time + phase[i]);
        }
        return sum;
    }

    /** Rate of change. */
    double rate(double time) {
        double sum = 0;
        for (int i = 0; i < size.length; i++) {
            sum += size[i] * pulse[i] * StrictMath.cos(pulse[i] * time + phase[i]);
        }
        return sum;
    }
}
