package org.inkling.simulation.internal;

/** A phone as a rigid body: orientation, turning, and the acceleration of the point it turns about. */
final class Phone {

    static final double GRAVITY = 9.81;
    /** Steps a second of the simulation: fine enough for a knock on a hard floor. */
    static final int RATE = 2000;
    static final double STEP = 1.0 / RATE;

    private static final Vec3 UP = new Vec3(0, 0, GRAVITY);

    private Quaternion orientation;
    private Vec3 omega = Vec3.ZERO;
    private Vec3 lastOmega = Vec3.ZERO;
    private Vec3 acceleration = Vec3.ZERO;
    private Vec3 arm = Vec3.ZERO;

    Phone(Quaternion orientation) {
        this.orientation = orientation;
    }

    Quaternion orientation() {
        return orientation;
    }

    /** Angular velocity in the phone's axes. */
    Vec3 omega() {
        return omega;
    }

    /** Where the room's up is in the phone's axes. */
    Vec3 up() {
        return orientation.rotateBack(new Vec3(0, 0, 1));
    }

    /**
     * One step of time.
     *
     * @param newAcceleration of the point it turns about, in the room
     * @param newOmega        angular velocity in the phone's axes
     * @param newArm          from the point it turns about to the sensor, in the phone's axes
     */
    void step(Vec3 newAcceleration, Vec3 newOmega, Vec3 newArm) {
        lastOmega = omega;
        omega = newOmega;
        acceleration = newAcceleration;
        arm = newArm;
        orientation = orientation.turned(omega, STEP);
    }

    /** What an ideal accelerometer feels: 9.81 upwards at rest, nothing in free flight, and what turning adds away from the middle. */
    Vec3 specificForce() {
        Vec3 turning = omega.minus(lastOmega).times(RATE).cross(arm).plus(omega.cross(omega.cross(arm)));
        return orientation.rotateBack(acceleration.plus(UP)).plus(turning);
    }
}
