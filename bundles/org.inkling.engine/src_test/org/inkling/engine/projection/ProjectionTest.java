package org.inkling.engine.projection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;

import org.inkling.api.OperationCancelledException;
import org.inkling.api.Problem;
import org.inkling.api.operation.OperationContext;
import org.inkling.api.operation.Progress;
import org.junit.jupiter.api.Test;

class ProjectionTest {

    private static final int WIDTH = 12;
    private static final int CLUSTERS = 4;

    /** Asks to stop when told so; remembers the last part. */
    private static final class Context implements OperationContext {

        private final boolean stop;
        private String part = "";

        Context(boolean stop) {
            this.stop = stop;
        }

        @Override
        public Progress progress() {
            return new Progress() {
                @Override
                public void begin(String name, long total) {
                    part = name;
                }

                @Override
                public void at(long done) {
                    // only the part matters
                }
            };
        }

        @Override
        public boolean cancelled() {
            return stop;
        }

        @Override
        public void problem(Problem problem) {
            throw new AssertionError(problem);
        }

        @Override
        public void log(String line) {
            throw new AssertionError(line);
        }

        @Override
        public void metric(String name, long step, double value) {
            throw new AssertionError(name);
        }
    }

    /** Clusters around random places in twelve dimensions, row by row in turn. */
    private static float[] clusters(int rows) {
        Random random = new Random(11);
        double[] centres = random.doubles((long) CLUSTERS * WIDTH, -4, 4).toArray();
        float[] values = new float[rows * WIDTH];
        for (int row = 0; row < rows; row++) {
            for (int k = 0; k < WIDTH; k++) {
                values[row * WIDTH + k] = (float) (centres[row % CLUSTERS * WIDTH + k] + random.nextGaussian());
            }
        }
        return values;
    }

    /** Share of the rows whose nearest row in the picture is of the same cluster. */
    private static double pure(float[] picture) {
        int rows = picture.length / 3;
        int right = 0;
        for (int row = 0; row < rows; row++) {
            int best = -1;
            double least = Double.POSITIVE_INFINITY;
            for (int other = 0; other < rows; other++) {
                double distance = 0;
                for (int d = 0; d < 3; d++) {
                    distance += Math.pow(picture[3 * row + d] - picture[3 * other + d], 2);
                }
                if (other != row && distance < least) {
                    least = distance;
                    best = other;
                }
            }
            right += best % CLUSTERS == row % CLUSTERS ? 1 : 0;
        }
        return (double) right / rows;
    }

    @Test
    void clustersStayTogether() throws Exception {
        float[] rows = clusters(400);
        for (Projection projection : Projection.values()) {
            float[] picture = projection.project(rows, WIDTH, 7, new Context(false));
            assertEquals(1200, picture.length);
            double pure = pure(picture);
            assertTrue(pure > 0.98, projection + ": " + pure);
        }
    }

    @Test
    void clustersStayTogetherWhenTreesAreUsed() throws Exception {
        // more than 1,200 rows: t-SNE with an octree
        float[] rows = clusters(1_600);
        double pure = pure(Projection.T_SNE.project(rows, WIDTH, 7, new Context(false)));
        assertTrue(pure > 0.98, "" + pure);
    }

    @Test
    void theSameSeedGivesTheSameBits() throws Exception {
        float[] rows = clusters(150);
        for (Projection projection : Projection.values()) {
            float[] first = projection.project(rows, WIDTH, 7, new Context(false));
            assertArrayEquals(first, projection.project(rows, WIDTH, 7, new Context(false)), projection.title());
        }
    }

    @Test
    void principalComponentsFindTheDirectionsOfKnownFactors() throws Exception {
        // three factors, carried by 10, 6 and 3 of the columns: that is how much each explains
        int[] columns = { 10, 6, 3 };
        Random random = new Random(5);
        int rows = 500;
        int width = 19;
        float[] values = new float[rows * width];
        double[][] factors = new double[3][rows];
        for (int row = 0; row < rows; row++) {
            int k = 0;
            for (int f = 0; f < 3; f++) {
                factors[f][row] = random.nextGaussian();
                for (int i = 0; i < columns[f]; i++) {
                    values[row * width + k++] = (float) (factors[f][row] * 7 + 100 + 0.1 * random.nextGaussian());
                }
            }
        }
        float[] picture = Projection.PCA.project(values, width, 3, new Context(false));
        for (int f = 0; f < 3; f++) {
            assertTrue(correlation(factors[f], picture, f) > 0.99, "component " + f + ": " + correlation(factors[f], picture, f));
            double squares = 0;
            for (int row = 0; row < rows; row++) {
                squares += picture[3 * row + f] * picture[3 * row + f];
            }
            // variance along a component: the number of standardised columns that carry it
            assertEquals(columns[f], squares / rows, 0.3);
        }
    }

    private static double correlation(double[] factor, float[] picture, int component) {
        int n = factor.length;
        double sumX = 0;
        double sumY = 0;
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = 0; i < n; i++) {
            double y = picture[3 * i + component];
            sumX += factor[i];
            sumY += y;
            xx += factor[i] * factor[i];
            yy += y * y;
            xy += factor[i] * y;
        }
        return Math.abs(xy - sumX * sumY / n) / Math.sqrt((xx - sumX * sumX / n) * (yy - sumY * sumY / n));
    }

    @Test
    void fewRowsAndConstantFeaturesAreNoTrouble() throws Exception {
        for (Projection projection : Projection.values()) {
            for (int rows = 0; rows < 6; rows++) {
                float[] picture = projection.project(new float[rows * 5], 5, 1, new Context(false));
                assertEquals(3 * rows, picture.length);
                for (float value : picture) {
                    assertTrue(Float.isFinite(value), projection + " of " + rows);
                }
            }
        }
    }

    @Test
    void allStopWhenAsked() {
        for (Projection projection : Projection.values()) {
            Context context = new Context(true);
            assertThrows(OperationCancelledException.class, () -> projection.project(clusters(60), 6, 1, context),
                    projection.title());
            assertFalse(context.part.isEmpty());
        }
    }
}
