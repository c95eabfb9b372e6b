package org.inkling.simulation.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A phone in a hand: tremor of 8 to 12 Hz, slow sway, and whatever the person does with it, added up.
 * The grip gives way a little, so movements that begin suddenly reach the phone smoothly.
 */
final class Handheld implements Motion {

    /** One movement: acceleration of the pivot in the room and turning in the phone's axes. */
    interface Gesture {
        Vec3 acceleration(double time);

        Vec3 omega(double time);
    }

    private static final double GRIP_SECONDS = 0.02;
    private static final double GIVE = 1 - StrictMath.exp(-Phone.STEP / GRIP_SECONDS);

    private final Sway[] tremor = new Sway[3];
    private final Sway[] drift = new Sway[3];
    private final Sway[] turn = new Sway[3];
    private final List<Gesture> gestures = new ArrayList<>();
    private final Vec3 pivot;
    private Vec3 acceleration = Vec3.ZERO;
    private Vec3 omega = Vec3.ZERO;
    private boolean begun;

    /** @param calm 1 for a usual hand, more for an unsteady one; @param pivot from the joint to the sensor, in metres */
    Handheld(Random random, double calm, Vec3 pivot) {
        this.pivot = pivot;
        for (int i = 0; i < 3; i++) {
            tremor[i] = new Sway(random, 0.09 * calm, 8, 12, 3);
            drift[i] = new Sway(random, 0.10 * calm, 0.3, 1.5, 3);
            turn[i] = new Sway(random, 0.03 * calm, 0.2, 1.2, 3);
        }
    }

    Handheld with(Gesture gesture) {
        gestures.add(gesture);
        return this;
    }

    @Override
    public void step(Phone phone, double time) {
        if (!begun) {
            omega = phone.omega();
            begun = true;
        }
        Vec3 wanted = new Vec3(tremor[0].at(time) + drift[0].at(time), tremor[1].at(time) + drift[1].at(time),
                tremor[2].at(time) + drift[2].at(time));
        Vec3 turning = new Vec3(turn[0].rate(time), turn[1].rate(time), turn[2].rate(time));
        for (Gesture gesture : gestures) {
            wanted = wanted.plus(gesture.acceleration(time));
            turning = turning.plus(gesture.omega(time));
        }
        acceleration = acceleration.plus(wanted.minus(acceleration).times(GIVE));
        omega = omega.plus(turning.minus(omega).times(GIVE));
        phone.step(acceleration, omega, pivot);
    }
}
