package org.inkling.ui.impulse.internal;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;
import org.inkling.api.learn.Epoch;
import org.inkling.engine.Metrics;
import org.inkling.engine.Report;
import org.inkling.ui.ExplorerData;
import org.inkling.ui.charts.Chart;
import org.inkling.ui.charts.ChartImage;
import org.inkling.ui.charts.ConfusionChart;
import org.inkling.ui.charts.Hue;
import org.inkling.ui.charts.Numbers;
import org.inkling.ui.charts.PointCloud;
import org.inkling.ui.charts.ScatterChart;
import org.inkling.ui.charts.Theme;
import org.inkling.ui.charts.TrainingChart;

/** The results of an impulse as one HTML file that can be handed in: numbers, and the charts of the workbench as drawings. Needs no display. */
final class HtmlReport {

    private static final int WIDTH = 720;
    private static final int CURVES = 240;
    private static final int CLOUD = 460;
    private static final int MARGIN = 24;

    private final StringBuilder html = new StringBuilder();
    private final Theme theme;

    private HtmlReport(Theme theme) {
        this.theme = theme;
    }

    /** @param features shown as a point cloud; null leaves it out */
    static String of(Report report, @Nullable ExplorerData features, Theme theme) {
        HtmlReport page = new HtmlReport(theme);
        page.write(report, features);
        return page.html.toString();
    }

    private void write(Report report, @Nullable ExplorerData features) {
        String title = "Results of " + report.impulse() + ", " + report.project();
        html.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>").append(escape(title))
                .append("</title>\n<style>body{font:15px/1.5 system-ui,sans-serif;max-width:760px;margin:2rem auto;padding:0 1rem;")
                .append("color:#1b2333}h1{font-size:1.5rem}h2{font-size:1.1rem;margin-top:2rem}td,th{text-align:left;padding:.2rem 1rem .2rem 0}")
                .append("svg{max-width:100%;height:auto}</style></head>\n<body>\n<h1>").append(escape(title)).append("</h1>\n<p>")
                .append(escape(ResultsContent.subtitle(report))).append("</p>\n");
        Report.Training training = report.training();
        if (training != null) {
            heading("Loss and accuracy, kept cycle " + training.bestCycle() + " of " + training.curve().size());
            chart(curves(training.curve()), CURVES);
        }
        validation(report.validation());
        validation(report.otherValidation());
        if (!report.validationNote().isEmpty()) {
            html.append("<p>").append(escape(report.validationNote())).append("</p>\n");
        }
        Report.Test test = report.test();
        if (test != null) {
            metrics("Test, float32; below " + Numbers.decimal(test.threshold(), 2) + " is uncertain, and wrong", test.float32());
            metrics("Test, int8", test.int8());
            samples(test.samples());
        }
        Report.OnDevice device = report.onDevice();
        if (device != null) {
            heading("On the device");
            html.append("<p>").append(Numbers.decimal(device.whole().milliseconds(), 2)).append(" ms, ")
                    .append(Numbers.bytes(device.whole().ramBytes())).append(" RAM, ").append(Numbers.bytes(device.whole().romBytes()))
                    .append(" flash on ").append(escape(device.board())).append(", estimated, int8</p>\n");
        }
        if (features != null && features.features().size() > 0) {
            heading("Features of " + Numbers.count(features.size()) + " training windows");
            chart(cloud(features), CLOUD);
        }
        settings(report.settings());
        html.append("</body></html>\n");
    }

    private void heading(String text) {
        html.append("<h2>").append(escape(text)).append("</h2>\n");
    }

    private void chart(Chart chart, int height) {
        html.append(ChartImage.svg(chart, WIDTH, height, theme));
    }

    private static TrainingChart curves(List<Epoch> curve) {
        float[][] values = new float[4][curve.size()];
        for (int i = 0; i < curve.size(); i++) {
            values[0][i] = (float) curve.get(i).loss();
            values[1][i] = (float) curve.get(i).validationLoss();
            values[2][i] = (float) curve.get(i).accuracy();
            values[3][i] = (float) curve.get(i).validationAccuracy();
        }
        return new TrainingChart(curve.size(), values[0], values[1], values[2], values[3]);
    }

    private void validation(Report.@Nullable Validation validation) {
        if (validation != null) {
            metrics("Validation by " + validation.split() + ", float32", validation.float32());
            metrics("Validation by " + validation.split() + ", int8", validation.int8());
        }
    }

    private void metrics(String title, Metrics metrics) {
        heading(title);
        html.append("<p>Accuracy ").append(Numbers.percent(metrics.accuracy())).append(" (").append(metrics.correct()).append(" of ")
                .append(metrics.rows()).append(" windows), loss ").append(Numbers.decimal(metrics.loss(), 3)).append("</p>\n");
        ConfusionChart chart = PerformanceCard.Confusions.chart(metrics);
        chart(chart, (int) chart.height() + MARGIN);
    }

    private void samples(List<Report.Sample> samples) {
        html.append("<table><tr><th>Sample</th><th>Expected</th><th>Accuracy</th><th>Result</th></tr>\n");
        for (Report.Sample sample : samples) {
            html.append("<tr><td>").append(escape(sample.name())).append("</td><td>").append(escape(sample.label())).append("</td><td>")
                    .append(sample.accuracyPercent()).append(" %</td><td>").append(escape(sample.result())).append("</td></tr>\n");
        }
        html.append("</table>\n");
    }

    private static ScatterChart cloud(ExplorerData features) {
        int[] axes = ExplorerData.defaultAxes(features.features());
        float[] places = new float[3 * features.size()];
        for (int i = 0; i < features.size(); i++) {
            for (int axis = 0; axis < 3; axis++) {
                places[3 * i + axis] = features.value(i, axes[axis]);
            }
        }
        List<PointCloud.Group> groups = new java.util.ArrayList<>();
        features.groups().forEach(group -> groups.add(new PointCloud.Group(group, Hue.label(groups.size()))));
        List<String> titles = java.util.Arrays.stream(axes).mapToObj(features.features()::get).toList();
        return ScatterChart.of(new PointCloud(titles, places, features.groupOf(), groups)).ring(features.ringed());
    }

    private void settings(Map<String, Object> settings) {
        heading("Settings");
        html.append("<table>\n");
        settings.forEach((block, values) -> {
            if (values instanceof Map<?, ?> map) {
                map.forEach((name, value) -> row(block, String.valueOf(name), value));
            }
        });
        html.append("</table>\n");
    }

    private void row(String block, String name, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, inner) -> row(block, String.valueOf(key), inner));
        } else {
            html.append("<tr><td>").append(escape(block)).append("</td><td>").append(escape(name)).append("</td><td>")
                    .append(escape(String.format(Locale.ROOT, "%s", value))).append("</td></tr>\n");
        }
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
