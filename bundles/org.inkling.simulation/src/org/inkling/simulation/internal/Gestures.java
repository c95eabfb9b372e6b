package org.inkling.simulation.internal;

import java.util.Random;

/** Movements of a person who holds a phone. */
final class Gestures {

    private Gestures() {
    }

    /** The arm swings to and fro about the elbow: waving, fanning, turning the wrist. */
    static Handheld.Gesture wave(Random random, double degrees, double hertz) {
        Vec3 axis = direction(random);
        Sway angle = new Sway(random, StrictMath.toRadians(degrees) * 0.7, 0.85 * hertz, 1.15 * hertz, 2);
        return new Handheld.Gesture() {
            @Override
            public Vec3 acceleration(double time) {
                return Vec3.ZERO;
            }

            @Override
            public Vec3 omega(double time) {
                return axis.times(angle.rate(time));
            }
        };
    }

    /** To and fro along a line, as when shaking. @param size of the acceleration, root mean square */
    static Handheld.Gesture shake(Random random, double size, double hertz) {
        Vec3 axis = direction(random);
        Sway push = new Sway(random, size, 0.92 * hertz, 1.08 * hertz, 2);
        return linear(axis, push);
    }

    /** Circles in a plane. */
    static Handheld.Gesture circle(Random random, double radius, double hertz) {
        Vec3 first = direction(random);
        Vec3 second = first.cross(direction(random)).unit();
        double pulse = 2 * StrictMath.PI * hertz;
        double phase = 2 * StrictMath.PI * random.nextDouble();
        return new Handheld.Gesture() {
            @Override
            public Vec3 acceleration(double time) {
                double angle = pulse * time + phase;
                return first.times(StrictMath.cos(angle)).plus(second.times(StrictMath.sin(angle))).times(-radius * pulse * pulse);
            }

            @Override
            public Vec3 omega(double time) {
                return Vec3.ZERO;
            }
        };
    }

    /** On a table: forces in its plane only. */
    static Handheld.Gesture slide(Random random, double size, double hertz) {
        double angle = 2 * StrictMath.PI * random.nextDouble();
        Sway along = new Sway(random, size, 0.5 * hertz, hertz, 3);
        Sway turn = new Sway(random, 0.25, 0.3 * hertz, hertz, 2);
        Vec3 axis = new Vec3(StrictMath.cos(angle), StrictMath.sin(angle), 0);
        return new Handheld.Gesture() {
            @Override
            public Vec3 acceleration(double time) {
                return axis.times(along.at(time));
            }

            @Override
            public Vec3 omega(double time) {
                return new Vec3(0, 0, turn.rate(time));
            }
        };
    }

    /**
     * Steps: the body rises and sinks, sways from side to side, and each heel sends a knock.
     *
     * @param hertz steps a second
     * @param lift  size of the rise and fall in m/s²
     * @param heel  size of the knock in m/s²
     */
    static Handheld.Gesture steps(Random random, double hertz, double lift, double heel) {
        double start = random.nextDouble();
        double uneven = 1 + 0.15 * random.nextGaussian();
        double heading = 2 * StrictMath.PI * random.nextDouble();
        return new Handheld.Gesture() {
            @Override
            public Vec3 acceleration(double time) {
                double step = time * hertz + start;
                double phase = 2 * StrictMath.PI * step;
                double inStep = (step - StrictMath.floor(step)) / hertz;
                double limp = ((long) StrictMath.floor(step) & 1) == 0 ? 1 : uneven;
                double knock = heel * limp * StrictMath.exp(-inStep / 0.035) * StrictMath.sin(2 * StrictMath.PI * 11 * inStep);
                double up = limp * (lift * StrictMath.sin(phase) + 0.35 * lift * StrictMath.sin(2 * phase + 0.8)) + knock;
                double forth = 0.4 * lift * StrictMath.sin(phase + 1.1) + 0.4 * knock;
                double side = 0.3 * lift * StrictMath.sin(phase / 2);
                return new Vec3(forth * StrictMath.cos(heading) - side * StrictMath.sin(heading),
                        forth * StrictMath.sin(heading) + side * StrictMath.cos(heading), up);
            }

            @Override
            public Vec3 omega(double time) {
                return Vec3.ZERO;
            }
        };
    }

    /**
     * One quick movement from here to there along a line: the smoothest of its length and duration (minimum jerk).
     * Downwards by 40 cm in a third of a second it feels half like falling.
     */
    static Handheld.Gesture reach(Vec3 way, double from, double duration) {
        return new Handheld.Gesture() {
            @Override
            public Vec3 acceleration(double time) {
                double s = (time - from) / duration;
                return s < 0 || s > 1 ? Vec3.ZERO : way.times((60 * s - 180 * s * s + 120 * s * s * s) / (duration * duration));
            }

            @Override
            public Vec3 omega(double time) {
                return Vec3.ZERO;
            }
        };
    }

    /** One quick turn. @param angle in radians */
    static Handheld.Gesture turn(Vec3 axis, double angle, double from, double duration) {
        Vec3 unit = axis.unit();
        return new Handheld.Gesture() {
            @Override
            public Vec3 acceleration(double time) {
                return Vec3.ZERO;
            }

            @Override
            public Vec3 omega(double time) {
                double s = (time - from) / duration;
                return s < 0 || s > 1 ? Vec3.ZERO : unit.times(angle * 30 * s * s * (1 - s) * (1 - s) / duration);
            }
        };
    }

    private static Handheld.Gesture linear(Vec3 axis, Sway push) {
        return new Handheld.Gesture() {
            @Override
            public Vec3 acceleration(double time) {
                return axis.times(push.at(time));
            }

            @Override
            public Vec3 omega(double time) {
                return Vec3.ZERO;
            }
        };
    }

    static Vec3 direction(Random random) {
        return new Vec3(random.nextGaussian(), random.nextGaussian(), random.nextGaussian()).unit();
    }
}
