package org.inkling.simulation.internal;

import java.util.Random;

/** Everyday scenes of the three classes; each call draws one with other numbers. */
public final class Scenes {

    /** Error of the simulated device, in its axes: lying on its screen and on its back it does not read the same. */
    static final Vec3 OFFSET = new Vec3(-0.69, -0.18, 0.11);
    /** Noise of one event: mostly hidden by the steps of 0.1. */
    static final double NOISE = 0.014;

    private final Random random;

    public Scenes(Random random) {
        this.random = random;
    }

    /** A fall. @param number which kind; kinds repeat. @param rows length */
    public float[] freefall(int number, int rows) {
        double before = 0.35 + 1.25 * random.nextDouble();
        Drop.Kind kind = switch (number % 8) {
            case 0, 1, 4 -> drop(0.6 + 0.9 * random.nextDouble(), 2.5, bed());
            case 2 -> drop(0.9 + 0.7 * random.nextDouble(), 1.5, floor());
            case 3 -> drop(0.6 + 0.6 * random.nextDouble(), 11, bed());
            case 5 -> drop(0.5 + 0.3 * random.nextDouble(), 2, bed());
            case 6 -> thrown();
            default -> gentle();
        };
        Scene scene = new Scene(held(number % 5 == 3));
        Handheld hand = new Handheld(random, 0.6 + 1.2 * random.nextDouble(), wrist());
        if (number % 7 == 4) {
            hand.with(Gestures.steps(random, 1.7 + 0.3 * random.nextDouble(), 1.5, 1.5));
        }
        return scene.then(hand, before).then(new Drop(random, kind), 9).record(random, rows);
    }

    /** A fall that is not over when the recording ends. */
    public float[] freefallCutOff(int rows) {
        return new Scene(held(false)).then(new Handheld(random, 1, wrist()), rows * 0.016 - 0.28)
                .then(new Drop(random, drop(1.4, 1.5, bed())), 9).record(random, rows);
    }

    /** Nothing happens. */
    public float[] idle(int number, int rows) {
        boolean down = number % 4 == 2;
        double tilt = number % 3 == 1 ? 0.05 + 0.25 * random.nextDouble() : 0.02 * random.nextDouble();
        Quaternion flat = Quaternion.about(horizontal(), down ? StrictMath.PI - tilt : tilt);
        int knocks = number % 5 == 3 ? 1 + random.nextInt(3) : 0;
        return new Scene(flat).then(new Lying(random, knocks, 0.5), 9).record(random, rows);
    }

    /** Anything else that happens to a phone. */
    public float[] unknown(int number, int rows) {
        Handheld hand = new Handheld(random, 1.5 + 2 * random.nextDouble(), random.nextInt(2) == 0 ? elbow() : wrist());
        Scene scene = new Scene(held(number % 9 == 5));
        switch (number % 18) {
            case 0, 9 -> hand.with(Gestures.wave(random, 35 + 35 * random.nextDouble(), 0.7 + 0.8 * random.nextDouble()));
            case 1 -> hand.with(Gestures.shake(random, 6 + 6 * random.nextDouble(), 2.5 + 2 * random.nextDouble()));
            case 2, 11 -> hand.with(Gestures.steps(random, 1.6 + 0.5 * random.nextDouble(), 2 + 2 * random.nextDouble(), 3))
                    .with(Gestures.wave(random, 15, 0.9));
            case 3, 13 -> hand.with(Gestures.wave(random, 10 + 25 * random.nextDouble(), 0.4 + 0.6 * random.nextDouble()));
            case 4 -> hand.with(Gestures.circle(random, 0.15 + 0.2 * random.nextDouble(), 0.8 + 0.7 * random.nextDouble()))
                    .with(Gestures.wave(random, 25, 0.8));
            case 5 -> stairsDown(hand);
            case 6 -> lowered(hand);
            case 7, 12 -> {
                return slide(rows);
            }
            case 8 -> hand.with(Gestures.steps(random, 2.6 + 0.4 * random.nextDouble(), 6 + 3 * random.nextDouble(), 5));
            case 10 -> jump(hand);
            case 14 -> hand.with(Gestures.shake(random, 2 + 4 * random.nextDouble(), 4 + 2 * random.nextDouble()));
            case 15 -> hand.with(Gestures.wave(random, 50 + 30 * random.nextDouble(), 1.2)).with(Gestures.shake(random, 4, 2.2));
            case 16 -> swung(hand);
            default -> {
                return putDown(hand, scene, rows);
            }
        }
        return scene.then(hand, 9).record(random, rows);
    }

    private Drop.Kind drop(double height, double spin, double[] ground) {
        Vec3 turning = Gestures.direction(random).times(spin * (0.3 + 0.7 * random.nextDouble()));
        return new Drop.Kind(height, 0.03 + 0.04 * random.nextDouble(), 0, turning, ground[0], ground[1]);
    }

    /** Let go slowly, from low above something soft. */
    private Drop.Kind gentle() {
        return new Drop.Kind(0.4 + 0.3 * random.nextDouble(), 0.12 + 0.13 * random.nextDouble(), 0,
                Gestures.direction(random).times(1.5), 18 + 12 * random.nextDouble(), 0.6);
    }

    /** Thrown up a little first: longer in the air and turning. */
    private Drop.Kind thrown() {
        double[] ground = bed();
        return new Drop.Kind(0.5 + 0.4 * random.nextDouble(), 0.05, 0.4 + 0.8 * random.nextDouble(),
                Gestures.direction(random).times(3 + 5 * random.nextDouble()), ground[0], ground[1]);
    }

    private double[] bed() {
        return new double[]{ 15 + 21 * random.nextDouble(), 0.35 + 0.3 * random.nextDouble() };
    }

    private double[] floor() {
        return new double[]{ 120 + 120 * random.nextDouble(), 0.3 + 0.2 * random.nextDouble() };
    }

    /** Downstairs: the body falls a little at every step. */
    private void stairsDown(Handheld hand) {
        hand.with(Gestures.steps(random, 1.8 + 0.3 * random.nextDouble(), 3.5 + 1.5 * random.nextDouble(), 9));
    }

    /** The hand goes down quickly, as to catch or to put something away: up to half a fall, then a hard stop. */
    private void lowered(Handheld hand) {
        double start = 0.3 + 1.5 * random.nextDouble();
        double way = 0.3 + 0.35 * random.nextDouble();
        double duration = 0.42 + 0.2 * random.nextDouble();
        hand.with(Gestures.reach(new Vec3(0.1, 0, -way), start, duration));
        hand.with(Gestures.turn(Gestures.direction(random), 0.8 * random.nextGaussian(), start, duration));
        hand.with(Gestures.wave(random, 12, 0.8));
    }

    /** A jump with the phone in the hand: bend, push, a short flight of the whole person, landing. */
    private void jump(Handheld hand) {
        double start = 0.3 + random.nextDouble();
        double flight = 0.22 + 0.12 * random.nextDouble();
        hand.with(Gestures.reach(new Vec3(0, 0, -0.2), start, 0.4));
        hand.with(new Handheld.Gesture() {
            @Override
            public Vec3 acceleration(double time) {
                double since = time - start - 0.4;
                double push = flight * Phone.GRAVITY / 2;
                double up = since < 0
                        ? 0
                        : since < 0.25
                                ? push * StrictMath.PI / 2 / 0.25 * StrictMath.sin(StrictMath.PI * since / 0.25)
                                : since < 0.25 + flight
                                        ? -Phone.GRAVITY
                                        : push * 1.6 / 0.12 * StrictMath.exp(-(since - 0.25 - flight) / 0.12);
                return new Vec3(0, 0, up);
            }

            @Override
            public Vec3 omega(double time) {
                return Vec3.ZERO;
            }
        });
    }

    /** A wide swing of the whole arm. */
    private void swung(Handheld hand) {
        double start = 0.3 + 1.2 * random.nextDouble();
        hand.with(Gestures.reach(Gestures.direction(random).times(0.7), start, 0.5 + 0.2 * random.nextDouble()));
        hand.with(Gestures.wave(random, 40, 0.9));
    }

    private float[] slide(int rows) {
        Handheld hand = new Handheld(random, 0.02, Vec3.ZERO).with(Gestures.slide(random, 1 + 2.5 * random.nextDouble(), 3));
        Quaternion flat = Quaternion.about(horizontal(), random.nextInt(4) == 0 ? StrictMath.PI : 0.02);
        return new Scene(flat).then(hand, 9).record(random, rows);
    }

    /** Put on the table a little carelessly: a short knock, then stillness. */
    private float[] putDown(Handheld hand, Scene scene, int rows) {
        double[] table = floor();
        double before = 1.2 + 0.9 * random.nextDouble();
        hand.with(Gestures.turn(Gestures.direction(random), 1.2 + 1.5 * random.nextDouble(), 0.2, 0.6));
        hand.with(Gestures.reach(new Vec3(0, 0.1, -0.25), before - 0.7, 0.7));
        return scene.then(hand, before)
                .then(new Drop(random, new Drop.Kind(0.01 + 0.03 * random.nextDouble(), 0.04, 0, Vec3.ZERO, table[0], table[1])), 9)
                .record(random, rows);
    }

    /** As people hold a phone to look at it, or otherwise. */
    private Quaternion held(boolean anyHow) {
        if (anyHow) {
            return Quaternion.about(Gestures.direction(random), StrictMath.PI * random.nextDouble());
        }
        Quaternion lifted = Quaternion.about(new Vec3(1, 0, 0), 0.1 + 0.7 * random.nextDouble());
        return lifted.times(Quaternion.about(new Vec3(0, 1, 0), 0.15 * random.nextGaussian()));
    }

    private Vec3 horizontal() {
        double angle = 2 * StrictMath.PI * random.nextDouble();
        return new Vec3(StrictMath.cos(angle), StrictMath.sin(angle), 0);
    }

    private static Vec3 wrist() {
        return new Vec3(0.02, 0.1, 0);
    }

    private static Vec3 elbow() {
        return new Vec3(0.02, 0.38, 0);
    }
}
