package org.inkling.simulation.internal;

/** A vector in three dimensions. */
record Vec3(double x, double y, double z) {

    static final Vec3 ZERO = new Vec3(0, 0, 0);

    Vec3 plus(Vec3 other) {
        return new Vec3(x + other.x, y + other.y, z + other.z);
    }

    Vec3 minus(Vec3 other) {
        return new Vec3(x - other.x, y - other.y, z - other.z);
    }

    Vec3 times(double factor) {
        return new Vec3(x * factor, y * factor, z * factor);
    }

    Vec3 cross(Vec3 other) {
        return new Vec3(y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x);
    }

    double dot(Vec3 other) {
        return x * other.x + y * other.y + z * other.z;
    }

    double length() {
        return StrictMath.sqrt(dot(this));
    }

    /** The same direction with length 1; the x direction for a vector of no length. */
    Vec3 unit() {
        double length = length();
        return length < 1e-12 ? new Vec3(1, 0, 0) : times(1 / length);
    }
}
