package org.inkling.simulation.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A phone's accelerometer as a web page sees it: its own offset and noise, a low-pass filter, a range of ±8 g, events about every 20 ms,
 * values in steps of 0.1 m/s², and a timer of the page that takes the latest event every 16 ms, a little early or late.
 */
final class Sensor {

    private static final double RANGE = 8 * 9.80665;
    private static final double FILTER_HZ = 45;
    private static final double EVENT_SECONDS = 0.0195;
    private static final double PAGE_SECONDS = 0.016;

    private final Random random;
    private final Vec3 offset;
    private final double noise;
    private final double blend = 1 - StrictMath.exp(-2 * StrictMath.PI * FILTER_HZ * Phone.STEP);
    private final List<Vec3> rows = new ArrayList<>();

    private Vec3 once = new Vec3(0, 0, Phone.GRAVITY);
    private Vec3 twice = once;
    private boolean started;
    private Vec3 event = Vec3.ZERO;
    private double nextEvent;
    private double nextRow;

    /** @param offset constant error of the device in its axes; @param noise standard deviation of an event */
    Sensor(Random random, Vec3 offset, double noise) {
        this.random = random;
        this.offset = offset;
        this.noise = noise;
        this.nextEvent = random.nextDouble() * EVENT_SECONDS;
        this.nextRow = EVENT_SECONDS + random.nextDouble() * PAGE_SECONDS;
    }

    /** Feels one step. @param time seconds since the recording began */
    void feel(Vec3 force, double time) {
        once = started ? once.plus(force.minus(once).times(blend)) : force;
        twice = started ? twice.plus(once.minus(twice).times(blend)) : force;
        started = true;
        if (time >= nextEvent) {
            event = new Vec3(read(twice.x() + offset.x()), read(twice.y() + offset.y()), read(twice.z() + offset.z()));
            nextEvent += EVENT_SECONDS * (1 + 0.04 * random.nextGaussian());
        }
        if (time >= nextRow) {
            rows.add(event);
            // The timer is late now and then and catches up, as timers of a browser do.
            nextRow = EVENT_SECONDS + rows.size() * PAGE_SECONDS + StrictMath.abs(0.0015 * random.nextGaussian());
        }
    }

    private double read(double value) {
        double clipped = StrictMath.max(-RANGE, StrictMath.min(RANGE, value + noise * random.nextGaussian()));
        // Adding zero makes a negative zero positive: a file knows only one.
        return StrictMath.rint(clipped * 10) / 10 + 0.0;
    }

    int rows() {
        return rows.size();
    }

    /** Rows one after another, x y z each. */
    float[] values(int count) {
        float[] values = new float[count * 3];
        for (int i = 0; i < count; i++) {
            values[3 * i] = (float) rows.get(i).x();
            values[3 * i + 1] = (float) rows.get(i).y();
            values[3 * i + 2] = (float) rows.get(i).z();
        }
        return values;
    }
}
