package org.inkling.engine.internal.projection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.TreeSet;

import org.inkling.api.operation.OperationContext;
import org.junit.jupiter.api.Test;

class NeighboursTest {

    private static Rows rows(int count, int width) {
        Random random = new Random(2);
        float[] values = new float[count * width];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return new Rows(count, width, values);
    }

    @Test
    void fewRowsAreComparedWithEachOther() throws Exception {
        Rows rows = new Rows(5, 1, new float[]{ 0, 1, 3, 7, 15 });
        Neighbours found = Neighbours.of(rows, 2, 1, OperationContext.quiet());
        assertEquals(1, found.id(2, 0));
        assertEquals(2, found.distance(2, 0), 0);
        assertEquals(0, found.id(2, 1));
        assertEquals(4, Neighbours.of(rows, 15, 1, OperationContext.quiet()).k());
    }

    @Test
    void manyRowsFindNearlyAllTheirNeighbours() throws Exception {
        // 7,000 rows are more than are compared with each other
        int count = 7_000;
        int k = 15;
        Rows rows = rows(count, 8);
        Neighbours found = Neighbours.of(rows, k, 1, OperationContext.quiet());
        int right = 0;
        int asked = 0;
        for (int row = 0; row < count; row += 100) {
            int one = row;
            TreeSet<Integer> nearest = new TreeSet<>(java.util.Comparator.comparingDouble((Integer i) -> rows.distance(one, i))
                    .thenComparingInt(i -> i));
            for (int other = 0; other < count; other++) {
                if (other != row) {
                    nearest.add(other);
                    if (nearest.size() > k) {
                        nearest.pollLast();
                    }
                }
            }
            for (int rank = 0; rank < k; rank++) {
                right += nearest.contains(found.id(row, rank)) ? 1 : 0;
                asked++;
            }
        }
        assertTrue(right > 0.95 * asked, right + " of " + asked);
    }

    @Test
    void theTreeRepelsAsAllPointsDo() {
        Random random = new Random(3);
        int n = 500;
        double[] y = random.doubles(3L * n, -10, 10).toArray();
        Octree tree = new Octree(y, n);
        double[] exact = new double[4 * n];
        double[] near = new double[4 * n];
        for (int i = 0; i < n; i++) {
            tree.repel(i, 0, exact);
            tree.repel(i, 0.5, near);
        }
        double sum = 0;
        for (int j = 1; j < n; j++) {
            double squared = 0;
            for (int d = 0; d < 3; d++) {
                squared += Math.pow(y[d] - y[3 * j + d], 2);
            }
            sum += 1 / (1 + squared);
        }
        // theta 0 opens every cell
        assertEquals(sum, exact[3], 1e-9 * sum);
        for (int i = 0; i < n; i++) {
            assertEquals(exact[4 * i + 3], near[4 * i + 3], 0.05 * exact[4 * i + 3]);
        }
    }
}
