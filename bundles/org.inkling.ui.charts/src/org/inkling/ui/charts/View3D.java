package org.inkling.ui.charts;

/**
 * Where a point cloud is looked at from.
 *
 * @param yaw   turn about the vertical axis in radians
 * @param pitch height of the eye in radians: 0 is level, π/2 is from above
 * @param zoom  1 shows the whole cube
 */
public record View3D(double yaw, double pitch, double zoom) {

    private static final double STEEPEST = Math.toRadians(89);
    private static final double FARTHEST = 0.5;
    private static final double CLOSEST = 12;
    /** Distance of the eye from the middle of the cube, in edges of the cube. */
    private static final double DISTANCE = 3.2;

    /** The first look at a cloud: from the front, slightly above. Behind the limits, which it needs. */
    public static final View3D START = new View3D(Math.toRadians(-34), Math.toRadians(20), 1);

    public View3D {
        pitch = Math.max(-STEEPEST, Math.min(STEEPEST, pitch));
        zoom = Math.max(FARTHEST, Math.min(CLOSEST, zoom));
    }

    public View3D turn(double aroundVertical, double up) {
        return new View3D(yaw + aroundVertical, pitch + up, zoom);
    }

    public View3D closer(double factor) {
        return new View3D(yaw, pitch, zoom * factor);
    }

    /**
     * Projects a place in the cube from −0.5 to 0.5.
     *
     * @param into gets the place to the right of the middle and above it, in edges of the cube, and the depth: larger is farther
     */
    public void project(double x, double y, double z, double[] into) {
        double across = Math.cos(yaw) * x - Math.sin(yaw) * y;
        double away = Math.sin(yaw) * x + Math.cos(yaw) * y;
        double depth = away * Math.cos(pitch) - z * Math.sin(pitch);
        double closer = zoom * DISTANCE / (DISTANCE + depth);
        into[0] = across * closer;
        into[1] = (z * Math.cos(pitch) + away * Math.sin(pitch)) * closer;
        into[2] = depth;
    }

    /** Distance of the eye from the middle of the cube, in edges of the cube. */
    public double distance() {
        return DISTANCE;
    }
}
