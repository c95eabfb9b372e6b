package org.inkling.ui.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import javax.imageio.ImageIO;

import org.inkling.ui.charts.internal.ImagePainter;
import org.inkling.ui.charts.internal.ScatterPlot;
import org.inkling.ui.charts.internal.ScatterRaster;
import org.junit.jupiter.api.Test;

class ScatterChartTest {

    private static final List<PointCloud.Group> GROUPS = List.of(new PointCloud.Group("fall", Hue.label(0)),
            new PointCloud.Group("idle", Hue.label(1)));

    static PointCloud cloud(int points) {
        Random random = new Random(4);
        float[] places = new float[3 * points];
        int[] groups = new int[points];
        for (int i = 0; i < points; i++) {
            groups[i] = i % 2;
            for (int axis = 0; axis < 3; axis++) {
                places[3 * i + axis] = (float) (random.nextGaussian() + 5 * groups[i]);
            }
        }
        return new PointCloud(List.of("accX RMS", "accY RMS", "accZ RMS"), places, groups, GROUPS);
    }

    private static PointCloud single(float x, float y, float z) {
        return new PointCloud(List.of("x", "y", "z"), new float[]{ -1, -1, -1, x, y, z, 1, 1, 1 }, new int[]{ 1, 0, 1 }, GROUPS);
    }

    private static BufferedImage picture(ScatterChart chart) throws Exception {
        return ImageIO.read(new ByteArrayInputStream(ChartImage.png(chart, 400, 300, 1, Theme.LIGHT)));
    }

    private static int count(BufferedImage image, Colour colour) {
        int found = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int rgb = image.getRGB(x, y);
                int distance = Math.abs((rgb >> 16 & 255) - colour.red()) + Math.abs((rgb >> 8 & 255) - colour.green())
                        + Math.abs((rgb & 255) - colour.blue());
                found += distance < 100 ? 1 : 0;
            }
        }
        return found;
    }

    @Test
    void theAxesEndAtRoundNumbersAroundTheData() {
        PointCloud cloud = single(0.3f, 0, 0);
        assertEquals(new Range(-1, 1), cloud.range(0));
        assertEquals(0.15f, cloud.unit()[3], 1e-6);
    }

    @Test
    void hiddenGroupsAreNotPainted() throws Exception {
        ScatterChart chart = ScatterChart.of(cloud(400));
        Colour fall = Theme.LIGHT.label(0);
        int all = count(picture(chart), fall);
        int without = count(picture(chart.hide(Set.of(0))), fall);
        assertTrue(all > 400, all + " pixels of the first class");
        assertTrue(without < all / 20, without + " of " + all + " pixels are left");
    }

    @Test
    void ringsAreSeen() throws Exception {
        ScatterChart chart = ScatterChart.of(cloud(60));
        BitSet wrong = new BitSet();
        wrong.set(0, 20);
        int plain = count(picture(chart), Theme.LIGHT.colour(Tone.BAD));
        int ringed = count(picture(chart.ring(wrong)), Theme.LIGHT.colour(Tone.BAD));
        assertTrue(ringed > plain + 200, plain + " and " + ringed);
    }

    @Test
    void theViewTurnsAboutTheVerticalAxis() {
        double[] at = new double[3];
        new View3D(0, 0, 1).project(0, 0, 0.25, at);
        assertEquals(0, at[0], 1e-12);
        assertEquals(0.25, at[1], 1e-12);
        new View3D(Math.PI / 2, 0, 1).project(0.25, 0, 0, at);
        // what was on the right is now at the back
        assertEquals(0, at[0], 1e-12);
        assertEquals(0.25, at[2], 1e-12);
    }

    @Test
    void thePointUnderTheMouseIsTheNearestShownOne() {
        PointCloud cloud = single(0, 0, 0);
        BufferedImage image = new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB);
        ScatterRaster raster = new ScatterRaster();
        ScatterPlot plot = new ScatterPlot(ScatterChart.of(cloud), new ImagePainter(image.createGraphics()), new Box(0, 0, 400, 300),
                raster);
        plot.paint(Theme.LIGHT);
        Box box = plot.plot();
        assertEquals(1, raster.pointAt(box.width() / 2 + 1, box.height() * 0.455 - 1, 9));
        assertEquals(-1, raster.pointAt(3, 3, 9));
        ScatterPlot other = new ScatterPlot(ScatterChart.of(cloud).hide(Set.of(0)), new ImagePainter(image.createGraphics()),
                new Box(0, 0, 400, 300), raster);
        other.paint(Theme.LIGHT);
        assertEquals(-1, raster.pointAt(box.width() / 2, box.height() * 0.455, 9));
        assertFalse(raster.shows(1));
    }

    @Test
    void valuesThatAreNoNumbersAreLeftOut() throws Exception {
        ScatterChart chart = ScatterChart.of(single(Float.NaN, 0, 0));
        assertTrue(count(picture(chart), Theme.LIGHT.label(0)) < 90, "only the legend has the colour");
    }

    @Test
    void theDrawingHoldsThePointsAsAPicture() {
        String svg = ChartImage.svg(ScatterChart.of(cloud(100)), 400, 300, Theme.DARK);
        assertTrue(svg.contains("href=\"data:image/png;base64,"), svg);
        assertTrue(svg.contains("accZ RMS"), svg);
        assertTrue(svg.contains("50 fall, 50 idle"), svg);
    }
}
