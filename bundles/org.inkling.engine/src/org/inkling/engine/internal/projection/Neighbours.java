package org.inkling.engine.internal.projection;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.inkling.api.OperationCancelledException;
import org.inkling.api.operation.OperationContext;

/**
 * The nearest other rows of each row, nearest first. Exact for few rows; for many a forest of random trees proposes neighbours, and the
 * neighbours of neighbours improve on them (Tang et al., LargeVis, 2016).
 */
final class Neighbours {

    private static final int EXACT = 6_000;
    private static final int TREES = 10;
    private static final int LEAF = 48;
    private static final int ROUNDS = 3;
    private static final int BLOCK = 256;

    private final Rows rows;
    private final int k;
    private int[] ids;
    private float[] distances;

    private Neighbours(Rows rows, int k) {
        this.rows = rows;
        this.k = k;
        ids = new int[rows.count() * k];
        distances = new float[rows.count() * k];
        Arrays.fill(ids, -1);
        Arrays.fill(distances, Float.POSITIVE_INFINITY);
    }

    /** @param k neighbours wanted; fewer when there are not that many rows */
    static Neighbours of(Rows rows, int k, long seed, OperationContext context) throws OperationCancelledException {
        Neighbours found = new Neighbours(rows, Math.min(k, rows.count() - 1));
        if (rows.count() <= EXACT) {
            found.exact(context);
        } else {
            found.forest(seed, context);
            for (int round = 0; round < ROUNDS; round++) {
                found.improve(context);
            }
        }
        return found;
    }

    int k() {
        return k;
    }

    /** A neighbour of a row. */
    int id(int row, int rank) {
        return ids[row * k + rank];
    }

    /** Distance to it, not squared. */
    double distance(int row, int rank) {
        return Math.sqrt(distances[row * k + rank]);
    }

    private void exact(OperationContext context) throws OperationCancelledException {
        eachRow("Nearest neighbours", context, row -> {
            for (int other = 0; other < rows.count(); other++) {
                if (other != row) {
                    offer(ids, distances, row, other, rows.distance(row, other));
                }
            }
        });
    }

    private interface RowWork {
        void at(int row);
    }

    /** Works on all rows, on all processors; every row only writes what is its own. */
    private void eachRow(String what, OperationContext context, RowWork work) throws OperationCancelledException {
        int n = rows.count();
        context.progress().begin(what, n);
        AtomicInteger done = new AtomicInteger();
        IntStream.range(0, (n + BLOCK - 1) / BLOCK).parallel().forEach(block -> {
            if (!context.cancelled()) {
                int end = Math.min(n, (block + 1) * BLOCK);
                for (int row = block * BLOCK; row < end; row++) {
                    work.at(row);
                }
                synchronized (done) {
                    context.progress().at(done.addAndGet(end - block * BLOCK));
                }
            }
        });
        context.checkCancelled();
    }

    /** Sorted insertion; equal distances keep the smaller row first, so that the result does not depend on the order. */
    private void offer(int[] intoIds, float[] intoDistances, int row, int other, float distance) {
        int first = row * k;
        int last = first + k - 1;
        if (k == 0 || !before(distance, other, intoDistances[last], intoIds[last])) {
            return;
        }
        for (int i = first; i <= last; i++) {
            if (intoIds[i] == other) {
                return;
            }
        }
        int at = last;
        while (at > first && before(distance, other, intoDistances[at - 1], intoIds[at - 1])) {
            intoDistances[at] = intoDistances[at - 1];
            intoIds[at] = intoIds[at - 1];
            at--;
        }
        intoDistances[at] = distance;
        intoIds[at] = other;
    }

    private static boolean before(float distance, int id, float otherDistance, int otherId) {
        return distance < otherDistance || distance == otherDistance && (otherId < 0 || id < otherId);
    }

    private void forest(long seed, OperationContext context) throws OperationCancelledException {
        context.progress().begin("Nearest neighbours, first guess", TREES);
        for (int tree = 0; tree < TREES; tree++) {
            context.checkCancelled();
            int[] order = IntStream.range(0, rows.count()).toArray();
            split(order, 0, order.length, new Random(seed + tree));
            context.progress().at(tree + 1L);
        }
    }

    /** Halves the rows by their side of a plane between two random ones, down to leaves, whose rows are compared with each other. */
    private void split(int[] order, int from, int to, Random random) {
        if (to - from <= LEAF) {
            for (int i = from; i < to; i++) {
                for (int j = from; j < i; j++) {
                    float distance = rows.distance(order[i], order[j]);
                    offer(ids, distances, order[i], order[j], distance);
                    offer(ids, distances, order[j], order[i], distance);
                }
            }
            return;
        }
        int a = order[from + random.nextInt(to - from)];
        int b = order[from + random.nextInt(to - from)];
        float[] side = new float[to - from];
        for (int i = from; i < to; i++) {
            side[i - from] = rows.distance(order[i], a) - rows.distance(order[i], b);
        }
        int[] part = Arrays.copyOfRange(order, from, to);
        float[] sorted = side.clone();
        Arrays.sort(sorted);
        float middle = sorted[sorted.length / 2];
        int left = from;
        int right = to;
        for (int i = 0; i < part.length; i++) {
            if (side[i] < middle) {
                order[left++] = part[i];
            } else {
                order[--right] = part[i];
            }
        }
        // rows that are all alike: halve them anyhow
        int cut = left == from || left == to ? (from + to) / 2 : left;
        split(order, from, cut, random);
        split(order, cut, to, random);
    }

    private void improve(OperationContext context) throws OperationCancelledException {
        int[] newIds = ids.clone();
        float[] newDistances = distances.clone();
        eachRow("Nearest neighbours", context, row -> {
            for (int i = 0; i < k; i++) {
                int near = ids[row * k + i];
                for (int j = 0; near >= 0 && j < k; j++) {
                    int other = ids[near * k + j];
                    if (other >= 0 && other != row) {
                        offer(newIds, newDistances, row, other, rows.distance(row, other));
                    }
                }
            }
        });
        ids = newIds;
        distances = newDistances;
    }
}
