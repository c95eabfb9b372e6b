package org.inkling.ui.charts;

import java.util.BitSet;
import java.util.Set;

import org.inkling.ui.charts.internal.ScatterPlot;
import org.inkling.ui.charts.internal.ScatterRaster;

/**
 * A point cloud seen from somewhere, with its axes, ticks and legend. The points are painted into an image, so a hundred thousand of them
 * take as long as a few thousand shapes would.
 *
 * @param cloud  the points
 * @param view   where it is looked at from
 * @param hidden groups that are not shown
 * @param ringed points with a ring around them: those the model got wrong, or those that are new
 * @param picked the selected point, −1 for none
 * @param note   shown at the picked or hovered point; empty for none
 * @param noted  the point the note belongs to, −1 for none
 */
public record ScatterChart(PointCloud cloud, View3D view, Set<Integer> hidden, BitSet ringed, int picked, String note,
        int noted) implements Chart {

    public ScatterChart {
        hidden = Set.copyOf(hidden);
        ringed = (BitSet) ringed.clone();
    }

    /** All of a cloud, from the start. */
    public static ScatterChart of(PointCloud cloud) {
        return new ScatterChart(cloud, View3D.START, Set.of(), new BitSet(), -1, "", -1);
    }

    /** The same from elsewhere. */
    public ScatterChart from(View3D other) {
        return new ScatterChart(cloud, other, hidden, ringed, picked, note, noted);
    }

    /** The same with other groups hidden. */
    public ScatterChart hide(Set<Integer> groups) {
        return new ScatterChart(cloud, view, groups, ringed, picked, note, noted);
    }

    /** The same with rings around other points. */
    public ScatterChart ring(BitSet points) {
        return new ScatterChart(cloud, view, hidden, points, picked, note, noted);
    }

    /** The same with another point selected; −1 for none. */
    public ScatterChart pick(int point) {
        return new ScatterChart(cloud, view, hidden, ringed, point, note, noted);
    }

    /** The same with a note at a point; −1 takes it away. */
    public ScatterChart noteAt(int point, String text) {
        return new ScatterChart(cloud, view, hidden, ringed, picked, text, point);
    }

    @Override
    public void paint(Painter painter, Box area, Theme theme) {
        new ScatterPlot(this, painter, area, new ScatterRaster()).paint(theme);
    }

    @Override
    public String description() {
        StringBuilder text = new StringBuilder("Point cloud of ").append(Numbers.count(cloud.size())).append(" points over ")
                .append(cloud.axis(0)).append(", ").append(cloud.axis(1)).append(" and ").append(cloud.axis(2)).append(": ");
        int[] counts = new int[cloud.groups().size()];
        for (int i = 0; i < cloud.size(); i++) {
            counts[cloud.group(i)]++;
        }
        for (int g = 0; g < counts.length; g++) {
            text.append(g == 0 ? "" : ", ").append(Numbers.count(counts[g])).append(' ').append(cloud.groups().get(g).name());
        }
        return text.append(ringed.isEmpty() ? "." : "; " + Numbers.count(ringed.cardinality()) + " ringed.").toString();
    }
}
