package org.inkling.simulation.internal;

/** A rotation from the phone's axes to those of the room (z up). */
record Quaternion(double w, double x, double y, double z) {

    static final Quaternion FACE_UP = new Quaternion(1, 0, 0, 0);

    static Quaternion about(Vec3 axis, double angle) {
        Vec3 n = axis.unit().times(StrictMath.sin(angle / 2));
        return new Quaternion(StrictMath.cos(angle / 2), n.x(), n.y(), n.z());
    }

    /** First {@code other}, then this. */
    Quaternion times(Quaternion o) {
        return new Quaternion(w * o.w - x * o.x - y * o.y - z * o.z, w * o.x + x * o.w + y * o.z - z * o.y,
                w * o.y - x * o.z + y * o.w + z * o.x, w * o.z + x * o.y - y * o.x + z * o.w);
    }

    Vec3 rotate(Vec3 v) {
        Vec3 u = new Vec3(x, y, z);
        Vec3 t = u.cross(v).times(2);
        return v.plus(t.times(w)).plus(u.cross(t));
    }

    Vec3 rotateBack(Vec3 v) {
        return new Quaternion(w, -x, -y, -z).rotate(v);
    }

    /** After turning with an angular velocity given in the phone's axes. */
    Quaternion turned(Vec3 omega, double seconds) {
        double angle = omega.length() * seconds;
        return angle < 1e-15 ? this : times(about(omega, angle)).normalised();
    }

    private Quaternion normalised() {
        double norm = 1 / StrictMath.sqrt(w * w + x * x + y * y + z * z);
        return new Quaternion(w * norm, x * norm, y * norm, z * norm);
    }
}
