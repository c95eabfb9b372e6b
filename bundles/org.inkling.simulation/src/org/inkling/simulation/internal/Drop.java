package org.inkling.simulation.internal;

import java.util.Random;

/**
 * The hand opens, the phone flies, hits the ground, bounces and comes to rest.
 * The ground pushes back like a damped spring (a floor in 10 ms, a bed in 150 ms) and turns the phone flat.
 */
final class Drop implements Motion {

    /** Sensor off the middle of the phone, in metres: a turning phone feels it also in free flight. */
    private static final Vec3 FROM_MIDDLE = new Vec3(0.015, 0.045, 0.002);
    private static final double LEVELLING = 900;
    private static final double TURN_DAMPING = 30;

    /**
     * How it is dropped.
     *
     * @param height    of the fall in metres
     * @param opening   seconds the hand takes to let go
     * @param throwing  velocity upwards at the release, in m/s
     * @param spin      angular velocity given by the fingers, in rad/s
     * @param stiffness of the ground in 1/s (its own frequency, times 2π)
     * @param damping   of the ground, 1 for none left of a bounce
     */
    record Kind(double height, double opening, double throwing, Vec3 spin, double stiffness, double damping) {
    }

    private final Kind kind;
    private final Vec3 knock;
    private double height;
    private double velocity;
    private double lastForce;
    private boolean landed;

    Drop(Random random, Kind kind) {
        this.kind = kind;
        this.height = kind.height();
        this.velocity = kind.throwing();
        this.knock = Gestures.direction(random).times(2 + 5 * random.nextDouble());
    }

    @Override
    public void step(Phone phone, double time) {
        double held = StrictMath.max(0, 1 - time / kind.opening());
        Vec3 omega = phone.omega().plus(kind.spin().times(time < kind.opening() ? Phone.STEP / kind.opening() : 0));
        double ground = 0;
        if (height < 0) {
            double spring = -kind.stiffness() * kind.stiffness() * height;
            ground = StrictMath.max(0, spring - 2 * kind.damping() * kind.stiffness() * velocity);
            omega = omega.plus(flat(phone, omega).times(Phone.STEP));
            if (!landed) {
                omega = omega.plus(knock.times(StrictMath.min(1, -velocity / 4)));
                landed = true;
            }
        }
        lastForce = ground;
        double acceleration = ground + (held - 1) * Phone.GRAVITY;
        velocity += acceleration * Phone.STEP;
        height += velocity * Phone.STEP;
        phone.step(new Vec3(0, 0, acceleration), omega, FROM_MIDDLE);
    }

    /** Turns the nearer of screen and back to the ground, the harder the ground pushes. */
    private Vec3 flat(Phone phone, Vec3 omega) {
        Vec3 up = phone.up();
        Vec3 face = new Vec3(0, 0, up.z() < 0 ? -1 : 1);
        double load = StrictMath.min(1, lastForce / Phone.GRAVITY);
        return face.cross(up).times(LEVELLING * load).minus(omega.times(TURN_DAMPING * load));
    }
}
