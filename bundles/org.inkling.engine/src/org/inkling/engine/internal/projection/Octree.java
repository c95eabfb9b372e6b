package org.inkling.engine.internal.projection;

import java.util.Arrays;

/** Points in cells, cells in cells, each with its centre of mass: what is far enough away counts as one point (Barnes and Hut, 1986). */
final class Octree {

    private static final int DEEPEST = 40;
    private static final int CELL = 8;

    private final double[] y;
    private int[] children = new int[CELL * 1024];
    private double[] mass = new double[4 * 1024];
    private double[] width = new double[1024];
    private int[] point = new int[1024];
    private int cells;

    /** @param y places, {@code n × 3} */
    Octree(double[] y, int n) {
        this.y = y;
        double[] low = { Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY };
        double[] high = { Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY };
        for (int i = 0; i < 3 * n; i++) {
            low[i % 3] = Math.min(low[i % 3], y[i]);
            high[i % 3] = Math.max(high[i % 3], y[i]);
        }
        double size = Math.max(high[0] - low[0], Math.max(high[1] - low[1], high[2] - low[2])) * (1 + 1e-9) + 1e-12;
        cell(size);
        for (int i = 0; i < n; i++) {
            insert(i, low[0], low[1], low[2], size);
        }
        for (int c = 0; c < cells; c++) {
            double count = mass[4 * c + 3];
            for (int d = 0; d < 3 && count > 0; d++) {
                mass[4 * c + d] /= count;
            }
        }
    }

    private int cell(double size) {
        if (cells == width.length) {
            children = Arrays.copyOf(children, 2 * children.length);
            mass = Arrays.copyOf(mass, 2 * mass.length);
            width = Arrays.copyOf(width, 2 * width.length);
            point = Arrays.copyOf(point, 2 * point.length);
        }
        width[cells] = size;
        point[cells] = -1;
        return cells++;
    }

    private void insert(int index, double lowX, double lowY, double lowZ, double size) {
        int at = 0;
        double x = lowX;
        double yy = lowY;
        double z = lowZ;
        double half = size / 2;
        for (int depth = 0;; depth++) {
            boolean empty = mass[4 * at + 3] == 0;
            int resident = point[at];
            take(at, index);
            if (empty) {
                point[at] = index;
                return;
            }
            if (depth == DEEPEST) {
                // points in one place share a cell
                return;
            }
            if (resident >= 0) {
                point[at] = -1;
                int child = child(at, octant(resident, x + half, yy + half, z + half), half);
                take(child, resident);
                point[child] = resident;
            }
            int octant = octant(index, x + half, yy + half, z + half);
            at = child(at, octant, half);
            x += (octant & 1) == 0 ? 0 : half;
            yy += (octant & 2) == 0 ? 0 : half;
            z += (octant & 4) == 0 ? 0 : half;
            half /= 2;
        }
    }

    private void take(int cell, int index) {
        mass[4 * cell] += y[3 * index];
        mass[4 * cell + 1] += y[3 * index + 1];
        mass[4 * cell + 2] += y[3 * index + 2];
        mass[4 * cell + 3]++;
    }

    private int octant(int index, double middleX, double middleY, double middleZ) {
        return (y[3 * index] >= middleX ? 1 : 0) | (y[3 * index + 1] >= middleY ? 2 : 0) | (y[3 * index + 2] >= middleZ ? 4 : 0);
    }

    /** The child in an octant, made when it is not there. Index 0 is the root and never a child. */
    private int child(int cell, int octant, double size) {
        if (children[CELL * cell + octant] == 0) {
            int made = cell(size);
            children[CELL * cell + octant] = made;
        }
        return children[CELL * cell + octant];
    }

    /**
     * Sums what pushes a point away: q²·difference in three directions and q itself, with q = 1/(1 + distance²).
     *
     * @param theta a cell counts as one point when its width is less than this part of its distance
     * @param into  four values for each point
     */
    void repel(int index, double theta, double[] into) {
        int[] stack = new int[CELL * DEEPEST + CELL];
        int depth = 0;
        stack[depth++] = 0;
        while (depth > 0) {
            int c = stack[--depth];
            double dx = y[3 * index] - mass[4 * c];
            double dy = y[3 * index + 1] - mass[4 * c + 1];
            double dz = y[3 * index + 2] - mass[4 * c + 2];
            double squared = dx * dx + dy * dy + dz * dz;
            boolean leaf = point[c] >= 0 || childless(c);
            if (leaf || width[c] * width[c] < theta * theta * squared) {
                double count = mass[4 * c + 3] - (point[c] == index ? 1 : 0);
                double q = 1 / (1 + squared);
                into[4 * index] += count * q * q * dx;
                into[4 * index + 1] += count * q * q * dy;
                into[4 * index + 2] += count * q * q * dz;
                into[4 * index + 3] += count * q;
            } else {
                for (int o = 0; o < CELL; o++) {
                    if (children[CELL * c + o] != 0) {
                        stack[depth++] = children[CELL * c + o];
                    }
                }
            }
        }
    }

    private boolean childless(int cell) {
        for (int o = 0; o < CELL; o++) {
            if (children[CELL * cell + o] != 0) {
                return false;
            }
        }
        return true;
    }
}
