package org.inkling.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;

import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.inkling.ui.Look;
import org.inkling.ui.charts.Hue;
import org.inkling.ui.charts.PointCloud;
import org.inkling.ui.charts.Scatter3D;
import org.junit.jupiter.api.Test;

/** How many frames a second the explorer paints; reported, not judged, because machines are shared. */
class ExplorerSpeedTest {

    @Test
    void aHundredThousandPointsTurn() {
        Shell shell = new Shell(Display.getCurrent());
        try {
            shell.setLayout(new FillLayout());
            Scatter3D scatter = new Scatter3D(shell, Look::theme);
            shell.setBounds(0, 0, 760, 560);
            shell.open();
            scatter.setCloud(cloud(100_000));
            int[] painted = new int[1];
            scatter.addPaintListener(e -> painted[0]++);
            double best = 0;
            for (int round = 0; round < 3; round++) {
                long from = System.nanoTime();
                int frames = 40;
                for (int i = 0; i < frames; i++) {
                    int before = painted[0];
                    scatter.view(scatter.chart().view().turn(0.04, 0));
                    Workbench.waitFor("a frame", 10, () -> painted[0] > before);
                }
                best = Math.max(best, frames * 1e9 / (System.nanoTime() - from));
            }
            System.err.printf("explorer with 100,000 points: %.1f frames/s%n", best);
            assertEquals(100_000, scatter.chart().cloud().size());
            Workbench.picture(shell, "features-100000");
        } finally {
            shell.dispose();
        }
    }

    private static PointCloud cloud(int points) {
        Random random = new Random(3);
        float[] places = new float[3 * points];
        int[] groups = new int[points];
        for (int i = 0; i < points; i++) {
            groups[i] = i % 3;
            for (int axis = 0; axis < 3; axis++) {
                places[3 * i + axis] = (float) (2 * groups[i] + random.nextGaussian());
            }
        }
        return new PointCloud(List.of("accX RMS", "accY RMS", "accZ RMS"), places, groups, List.of(
                new PointCloud.Group("freefall", Hue.label(0)), new PointCloud.Group("idle", Hue.label(1)),
                new PointCloud.Group("unknown", Hue.label(2))));
    }
}
