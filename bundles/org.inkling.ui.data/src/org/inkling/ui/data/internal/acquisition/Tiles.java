package org.inkling.ui.data.internal.acquisition;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.inkling.api.data.Split;
import org.inkling.api.sensor.SensorEndpoint;
import org.inkling.ui.Card;
import org.inkling.ui.Figure;
import org.inkling.ui.Look;
import org.inkling.ui.Widgets;
import org.inkling.ui.charts.Numbers;
import org.inkling.ui.charts.TextStyle;
import org.inkling.ui.charts.Tone;

/** What has been collected, in four figures. */
final class Tiles {

    private final Composite row;
    private final Figure training;
    private final Figure testing;
    private final Figure labels;
    private final Pie pie;
    private final Label device;
    private final Label sensors;

    Tiles(Composite parent) {
        row = Widgets.grid(parent, 4, true);
        training = Widgets.id(Widgets.figure(tile(1), "–", "in training"), "data.tile.training");
        testing = Widgets.id(Widgets.figure(tile(1), "–", "in testing"), "data.tile.testing");
        Composite labelled = tile(2);
        labels = Widgets.id(Widgets.figure(labelled, "–", "labels"), "data.tile.labels");
        pie = new Pie(labelled);
        GridDataFactory.fillDefaults().align(SWT.END, SWT.CENTER).applyTo(pie);
        Composite devices = tile(1);
        ((org.eclipse.swt.layout.GridLayout) devices.getLayout()).verticalSpacing = 2;
        device = Widgets.id(Widgets.text(devices, "No device", TextStyle.STRONG, Tone.TEXT), "data.tile.device");
        GridDataFactory.fillDefaults().grab(true, false).applyTo(device);
        sensors = Widgets.text(devices, "", TextStyle.TEXT, Tone.MUTED);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(sensors);
    }

    Composite control() {
        return row;
    }

    private Composite tile(int columns) {
        Card card = new Card(row, "");
        GridDataFactory.fillDefaults().grab(true, false).applyTo(card);
        card.body().setLayout(Widgets.gridLayout(columns, false));
        return Look.apply(card.body(), Tone.SURFACE, Tone.TEXT);
    }

    void show(SampleModel model) {
        List<SampleRow> train = model.part(Split.TRAINING);
        List<SampleRow> test = model.part(Split.TESTING);
        int all = train.size() + test.size();
        String share = all == 0 ? "" : " (" + Math.round(100.0 * test.size() / all) + " %)";
        training.set(collected(train), samples(train.size(), "training"));
        testing.set(collected(test), samples(test.size(), "test") + share);
        Map<String, Integer> counts = SampleModel.counts(model.all());
        List<String> names = model.labels();
        labels.set(Numbers.count(names.size()), names.isEmpty()
                ? "labels"
                : "labels: " + names.stream().map(n -> Numbers.count(counts.getOrDefault(n, 0))).collect(Collectors.joining(" · ")));
        labels.setToolTipText(names.stream().map(n -> n + ": " + counts.getOrDefault(n, 0)).collect(Collectors.joining("\n")));
        pie.show(names.stream().map(n -> counts.getOrDefault(n, 0)).toList());
        pie.setToolTipText(labels.getToolTipText());
    }

    private static String samples(int count, String part) {
        return Numbers.count(count) + " " + part + (count == 1 ? " sample" : " samples");
    }

    /** A length, or a number of pictures. */
    private static String collected(List<SampleRow> rows) {
        double ms = SampleModel.lengthMs(rows);
        return rows.isEmpty() ? "–" : ms > 0 ? Numbers.duration(ms) : Numbers.count(rows.size()) + (rows.size() == 1 ? " item" : " items");
    }

    /** @param devices the connected ones, the likeliest first */
    void showDevices(List<SensorEndpoint> devices) {
        if (devices.isEmpty()) {
            device.setText("No device");
            device.setForeground(Look.color(Tone.MUTED));
            sensors.setText("Nothing is connected");
            return;
        }
        device.setForeground(Look.color(Tone.TEXT));
        device.setText(Widgets.plain("● " + devices.get(0).name()));
        String names = devices.get(0).sensors().stream().map(s -> s.name()).collect(Collectors.joining(", "));
        sensors.setText(Widgets.plain(names + (devices.size() > 1 ? " · " + (devices.size() - 1) + " more" : "")));
        device.getParent().layout(true, true);
    }
}
