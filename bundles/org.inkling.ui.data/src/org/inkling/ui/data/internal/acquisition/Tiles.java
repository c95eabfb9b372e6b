package org.inkling.ui.data.internal.acquisition;

import java.util.List;
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

    void show(SampleIndex index) {
        int train = index.part(Split.TRAINING).size();
        int test = index.part(Split.TESTING).size();
        String share = train + test == 0 ? "" : " (" + Math.round(100.0 * test / (train + test)) + " %)";
        training.set(collected(index, Split.TRAINING), samples(train, "training"));
        testing.set(collected(index, Split.TESTING), samples(test, "test") + share);
        List<String> names = index.labels();
        labels.set(Numbers.count(names.size()), names.isEmpty()
                ? "labels"
                : "labels: " + names.stream().map(n -> Numbers.count(index.count(n))).collect(Collectors.joining(" · ")));
        labels.setToolTipText(names.stream().map(n -> n + ": " + index.count(n)).collect(Collectors.joining("\n")));
        pie.show(names.stream().map(index::count).toList());
        pie.setToolTipText(labels.getToolTipText());
    }

    private static String samples(int count, String part) {
        return Numbers.count(count) + " " + part + (count == 1 ? " sample" : " samples");
    }

    /** A length, or a number of pictures. */
    private static String collected(SampleIndex index, Split split) {
        double ms = index.lengthMs(split);
        int count = index.part(split).size();
        return count == 0 ? "–" : ms > 0 ? Numbers.duration(ms) : Numbers.count(count) + (count == 1 ? " item" : " items");
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
