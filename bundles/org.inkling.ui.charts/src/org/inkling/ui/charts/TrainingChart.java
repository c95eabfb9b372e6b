package org.inkling.ui.charts;

import java.util.List;

/**
 * Loss and accuracy of a training, side by side, each for training and validation rows. The x axis spans all cycles
 * from the start, so that a running training fills it.
 *
 * @param cycles             number of cycles there will be
 * @param loss               per finished cycle
 * @param validationLoss     per finished cycle, or empty
 * @param accuracy           per finished cycle, 0..1
 * @param validationAccuracy per finished cycle, or empty
 */
public record TrainingChart(int cycles, float[] loss, float[] validationLoss, float[] accuracy,
        float[] validationAccuracy) implements Chart {

    private static final double GAP = 16;

    @Override
    public void paint(Painter painter, Box area, Theme theme) {
        double half = (area.width() - GAP) / 2;
        plot("Loss", loss, validationLoss, 0).paint(painter, new Box(area.x(), area.y(), half, area.height()), theme);
        plot("Accuracy", accuracy, validationAccuracy, 1).paint(painter, new Box(area.x() + half + GAP, area.y(), half, area.height()),
                theme);
    }

    private LineChart plot(String title, float[] training, float[] validation, double least) {
        List<Series> series = List.of(Series.of("training", FloatSource.of(training), 1, 1, Tone.ACCENT),
                Series.of("validation", FloatSource.of(validation), 1, 1, Hue.label(1)));
        double top = least;
        for (Series one : series) {
            top = Math.max(top, one.values().to());
        }
        Range values = least > 0 ? new Range(0, 1) : Ticks.widen(new Range(0, top == 0 ? 1 : top), 4);
        return LineChart.of(series, new Axis("cycle", ""), new Axis(title, "")).show(new Range(1, Math.max(2, cycles)))
                .between(values.from(), values.to());
    }

    @Override
    public String description() {
        int done = loss.length;
        if (done == 0) {
            return "No cycle is finished yet.";
        }
        return "After cycle " + done + " of " + cycles + ": loss " + Numbers.decimal(loss[done - 1], 3) + ", accuracy "
                + Numbers.percent(accuracy[done - 1]) + (validationAccuracy.length < done
                        ? ""
                        : "; on validation rows loss " + Numbers.decimal(validationLoss[done - 1], 3) + ", accuracy "
                                + Numbers.percent(validationAccuracy[done - 1]))
                + ".";
    }
}
