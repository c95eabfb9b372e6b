package org.inkling.calibration;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Least squares with coefficients that are not negative, on relative errors; each row says "these counts cost this much".
 */
final class Fit {

    private static final double SETTLED = 1e-9;
    private static final double RIDGE = 1e-9;

    private final Set<String> names = new LinkedHashSet<>();
    private final List<Map<String, Double>> rows = new ArrayList<>();
    private final List<Double> costs = new ArrayList<>();
    private final double floor;

    /** @param floor added to each cost before its error is taken relative to it, so that tiny rows do not rule */
    Fit(double floor) {
        this.floor = floor;
    }

    void add(Map<String, ? extends Number> counts, double cost) {
        Map<String, Double> row = new TreeMap<>();
        counts.forEach((name, count) -> {
            if (count.doubleValue() != 0) {
                row.put(name, count.doubleValue());
            }
        });
        names.addAll(row.keySet());
        rows.add(row);
        costs.add(cost);
    }

    int size() {
        return rows.size();
    }

    /** The rows of both. */
    Fit and(Fit other) {
        Fit both = new Fit(floor);
        for (Fit one : List.of(this, other)) {
            both.names.addAll(one.names);
            both.rows.addAll(one.rows);
            both.costs.addAll(one.costs);
        }
        return both;
    }

    /** Coefficients by name; zero ones are left out. */
    Map<String, Double> solve() {
        List<String> unknown = List.copyOf(names);
        int n = unknown.size();
        double[][] a = new double[rows.size()][n];
        double[] rest = new double[rows.size()];
        for (int r = 0; r < a.length; r++) {
            double weight = 1 / (costs.get(r) + floor);
            for (int k = 0; k < n; k++) {
                a[r][k] = rows.get(r).getOrDefault(unknown.get(k), 0.0) * weight;
            }
            rest[r] = costs.get(r) * weight;
        }
        double[] x = nonNegative(a, rest);
        Map<String, Double> solved = new TreeMap<>();
        for (int k = 0; k < n; k++) {
            if (x[k] > 0) {
                solved.put(unknown.get(k), x[k]);
            }
        }
        return solved;
    }

    /** Lawson and Hanson, Solving Least Squares Problems, chapter 23: unknowns enter one at a time and leave when they would turn negative. */
    private static double[] nonNegative(double[][] a, double[] b) {
        int n = a.length == 0 ? 0 : a[0].length;
        double[] x = new double[n];
        boolean[] in = new boolean[n];
        for (int round = 0; round < 3 * n; round++) {
            int best = -1;
            double most = SETTLED;
            for (int k = 0; k < n; k++) {
                double gradient = gradient(a, b, x, k);
                if (!in[k] && gradient > most) {
                    most = gradient;
                    best = k;
                }
            }
            if (best < 0) {
                break;
            }
            in[best] = true;
            for (double[] z = solve(a, b, in);; z = solve(a, b, in)) {
                double step = 1;
                for (int k = 0; k < n; k++) {
                    if (in[k] && z[k] <= 0) {
                        step = Math.min(step, x[k] / (x[k] - z[k] + Double.MIN_NORMAL));
                    }
                }
                boolean left = false;
                for (int k = 0; k < n; k++) {
                    x[k] += step * (z[k] - x[k]);
                    if (in[k] && step < 1 && x[k] <= SETTLED * SETTLED) {
                        in[k] = false;
                        x[k] = 0;
                        left = true;
                    }
                }
                if (!left) {
                    break;
                }
            }
        }
        return x;
    }

    /** How much faster the error falls with this unknown, in units that do not depend on its scale. */
    private static double gradient(double[][] a, double[] b, double[] x, int k) {
        double sum = 0;
        double square = Double.MIN_NORMAL;
        for (int r = 0; r < a.length; r++) {
            double rest = b[r];
            for (int i = 0; i < x.length; i++) {
                rest -= a[r][i] * x[i];
            }
            sum += a[r][k] * rest;
            square += a[r][k] * a[r][k];
        }
        return sum / Math.sqrt(square);
    }

    /** Least squares with some of the unknowns, the others 0: normal equations, scaled, with a trace of ridge against twins among the counts. */
    private static double[] solve(double[][] a, double[] b, boolean[] in) {
        int n = in.length;
        int[] used = java.util.stream.IntStream.range(0, n).filter(k -> in[k]).toArray();
        int m = used.length;
        double[] scale = new double[m];
        for (int i = 0; i < m; i++) {
            int column = used[i];
            scale[i] = 1 / Math.sqrt(java.util.Arrays.stream(a).mapToDouble(row -> row[column] * row[column]).sum() + Double.MIN_NORMAL);
        }
        double[][] normal = new double[m][m + 1];
        for (int r = 0; r < a.length; r++) {
            for (int i = 0; i < m; i++) {
                double left = a[r][used[i]] * scale[i];
                for (int j = 0; j < m; j++) {
                    normal[i][j] += left * a[r][used[j]] * scale[j];
                }
                normal[i][m] += left * b[r];
            }
        }
        for (int i = 0; i < m; i++) {
            normal[i][i] += RIDGE;
        }
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < m; j++) {
                if (j != i) {
                    double factor = normal[j][i] / normal[i][i];
                    for (int k = i; k <= m; k++) {
                        normal[j][k] -= factor * normal[i][k];
                    }
                }
            }
        }
        double[] x = new double[n];
        for (int i = 0; i < m; i++) {
            x[used[i]] = normal[i][m] / normal[i][i] * scale[i];
        }
        return x;
    }

    /** What coefficients say about counts. */
    static double predict(Map<String, Double> coefficients, Map<String, ? extends Number> counts) {
        return counts.entrySet().stream().mapToDouble(e -> coefficients.getOrDefault(e.getKey(), 0.0) * e.getValue().doubleValue()).sum();
    }
}
