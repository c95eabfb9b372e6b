package org.inkling.simulation.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A recording of three seconds: a phone, what happens to it one after another, and its sensor. */
final class Scene {

    private record Part(Motion motion, double seconds) {
    }

    /** Before the recording begins, so that nothing starts with a jerk. */
    private static final double WARM_UP = 0.3;

    private final Phone phone;
    private final List<Part> parts = new ArrayList<>();

    Scene(Quaternion orientation) {
        this.phone = new Phone(orientation);
    }

    /** Then this happens. @param seconds how long; the last part goes on to the end */
    Scene then(Motion motion, double seconds) {
        parts.add(new Part(motion, seconds));
        return this;
    }

    /** Records it. @return rows one after another, x y z each */
    float[] record(Random random, int rows) {
        Sensor sensor = new Sensor(random, Scenes.OFFSET, Scenes.NOISE);
        int part = 0;
        double begun = -WARM_UP;
        for (long step = (long) (-WARM_UP * Phone.RATE); sensor.rows() < rows; step++) {
            double time = step * Phone.STEP;
            double end = begun + parts.get(part).seconds() + (part == 0 ? WARM_UP : 0);
            if (part + 1 < parts.size() && time >= end) {
                begun = end;
                part++;
            }
            parts.get(part).motion().step(phone, time - begun - (part == 0 ? WARM_UP : 0));
            if (time >= 0) {
                sensor.feel(phone.specificForce(), time);
            }
        }
        return sensor.values(rows);
    }
}
