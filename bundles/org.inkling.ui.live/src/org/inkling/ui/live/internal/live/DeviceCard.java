package org.inkling.ui.live.internal.live;

import java.util.List;
import java.util.Locale;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;
import org.inkling.api.parameter.Parameter;
import org.inkling.api.parameter.ParameterType;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.api.sensor.Sensor;
import org.inkling.api.sensor.SensorEndpoint;
import org.inkling.ui.Card;
import org.inkling.ui.FlatButton;
import org.inkling.ui.Look;
import org.inkling.ui.Widgets;
import org.inkling.ui.charts.Numbers;
import org.inkling.ui.charts.TextStyle;
import org.inkling.ui.charts.Tone;

/** Where new data comes from: device, sensor, length, frequency, what a simulated device does; and the two ways to classify it. */
final class DeviceCard {

    private static final String LENGTH = "3000";

    /** What a person can do here. */
    interface Actions {
        void sample(SensorEndpoint device, Sensor sensor, double lengthMs, double intervalMs, ParameterValues options);

        void run(SensorEndpoint device, Sensor sensor, ParameterValues options);

        void stop();
    }

    private final Card card;
    private final Combo device;
    private final Combo sensor;
    private final Text length;
    private final Combo frequency;
    private final Composite optionRow;
    private final FlatButton start;
    private final FlatButton run;
    private final Actions actions;
    private final Runnable resized;
    private List<SensorEndpoint> devices = List.of();
    private ParameterValues options = ParameterValues.EMPTY;
    private String optionsOf = "";
    private double impulseMs;
    private boolean busy;
    private boolean ready;

    /** @param resized told when the card has another height */
    DeviceCard(Composite parent, Actions actions, Runnable resized) {
        this.actions = actions;
        this.resized = resized;
        card = new Card(parent, "Classify new data");
        GridLayout layout = new GridLayout(2, false);
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        layout.verticalSpacing = 6;
        layout.horizontalSpacing = 12;
        card.body().setLayout(layout);
        device = choice("Device", "live.device");
        device.addListener(SWT.Selection, event -> deviceChosen());
        sensor = choice("Sensor", "live.sensor");
        sensor.addListener(SWT.Selection, event -> sensorChosen());
        caption("Sample length (ms)");
        length = Widgets.id(new Text(card.body(), SWT.BORDER | SWT.RIGHT), "live.length");
        length.setText(LENGTH);
        length.addListener(SWT.Modify, event -> buttons());
        fill(length);
        frequency = choice("Frequency", "live.frequency");
        optionRow = Widgets.grid(card.body(), 2, false);
        ((GridLayout) optionRow.getLayout()).verticalSpacing = 6;
        optionRow.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false, 2, 1));
        Composite buttons = Widgets.grid(card.body(), 2, true);
        buttons.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false, 2, 1));
        start = Widgets.id(new FlatButton(buttons, FlatButton.Kind.PRIMARY, "● Start sampling", this::startPressed), "live.start");
        fill(start);
        run = Widgets.id(new FlatButton(buttons, FlatButton.Kind.QUIET, "Run continuously", this::runPressed), "live.run");
        run.setToolTipText("Classifies while the device measures, until it is stopped");
        fill(run);
        buttons();
    }

    Card control() {
        return card;
    }

    private Combo choice(String label, String id) {
        caption(label);
        Combo combo = Widgets.id(new Combo(card.body(), SWT.READ_ONLY), id);
        fill(combo);
        return combo;
    }

    private void caption(String text) {
        Widgets.text(card.body(), text, TextStyle.TEXT, Tone.MUTED).setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, false, false));
    }

    private static void fill(Control control) {
        GridData room = new GridData(SWT.FILL, SWT.CENTER, true, false);
        room.widthHint = 120;
        control.setLayoutData(room);
    }

    /** Shows the devices of the moment; the chosen one stays. @param intervalMs of the impulse, which is the frequency offered first */
    void show(List<SensorEndpoint> now, double intervalMs) {
        SensorEndpoint before = chosen();
        devices = now.stream().filter(SensorEndpoint::connected).toList();
        impulseMs = intervalMs;
        device.setItems(devices.stream().map(SensorEndpoint::name).toArray(String[]::new));
        int same = before == null ? -1 : devices.stream().map(SensorEndpoint::uri).toList().indexOf(before.uri());
        if (!devices.isEmpty()) {
            device.select(same >= 0 ? same : first());
        }
        card.setRemark(devices.isEmpty() ? "no device connected" : devices.size() + (devices.size() == 1 ? " device" : " devices"));
        if (same < 0) {
            deviceChosen();
        }
        buttons();
    }

    /** A device that measures, rather than one that plays recordings again. */
    private int first() {
        for (int i = 0; i < devices.size(); i++) {
            if (!"replay".equals(devices.get(i).uri().getScheme())) {
                return i;
            }
        }
        return 0;
    }

    private @Nullable SensorEndpoint chosen() {
        int at = device.getSelectionIndex();
        return at < 0 || at >= devices.size() ? null : devices.get(at);
    }

    private @Nullable Sensor chosenSensor() {
        SensorEndpoint endpoint = chosen();
        int at = sensor.getSelectionIndex();
        return endpoint == null || at < 0 || at >= endpoint.sensors().size() ? null : endpoint.sensors().get(at);
    }

    private void deviceChosen() {
        SensorEndpoint endpoint = chosen();
        sensor.setItems(endpoint == null ? new String[0] : endpoint.sensors().stream().map(Sensor::name).toArray(String[]::new));
        if (endpoint != null && !endpoint.sensors().isEmpty()) {
            sensor.select(0);
        }
        sensorChosen();
        options(endpoint);
    }

    private void sensorChosen() {
        Sensor chosen = chosenSensor();
        frequency.removeAll();
        if (chosen != null) {
            int fits = -1;
            for (double each : chosen.frequencies()) {
                frequency.add(Numbers.decimal(each, 2) + " Hz");
                if (impulseMs > 0 && Math.abs(1000 / each - impulseMs) < 0.001 * impulseMs) {
                    fits = frequency.getItemCount() - 1;
                }
            }
            if (frequency.getItemCount() > 0) {
                frequency.select(Math.max(0, fits));
            }
        }
        buttons();
    }

    /** Choices and switches of the device become rows of the card; numbers keep their defaults. */
    private void options(@Nullable SensorEndpoint endpoint) {
        String now = endpoint == null ? "" : endpoint.uri().toString();
        if (now.equals(optionsOf)) {
            return;
        }
        optionsOf = now;
        for (Control child : optionRow.getChildren()) {
            child.dispose();
        }
        options = endpoint == null ? ParameterValues.EMPTY : endpoint.options().defaults();
        if (endpoint != null) {
            endpoint.options().parameters().stream().filter(p -> p.type() == ParameterType.CHOICE).forEach(this::option);
        }
        Widgets.show(optionRow, optionRow.getChildren().length > 0);
        Look.refresh(optionRow);
        card.layout(true, true);
        resized.run();
    }

    private void option(Parameter parameter) {
        Widgets.text(optionRow, parameter.label(), TextStyle.TEXT, Tone.MUTED)
                .setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, false, false));
        Combo combo = Widgets.id(new Combo(optionRow, SWT.READ_ONLY), "live.option." + parameter.name());
        combo.setItems(parameter.choices().toArray(String[]::new));
        combo.setText(String.valueOf(parameter.defaultValue()));
        combo.setToolTipText(parameter.help());
        combo.addListener(SWT.Selection, event -> options = options.with(parameter.name(), combo.getText()));
        fill(combo);
    }

    /** @param model whether there is a model to classify with; @param working whether a sample or a stream is under way */
    void setState(boolean model, boolean working) {
        ready = model;
        busy = working;
        buttons();
    }

    private void buttons() {
        SensorEndpoint endpoint = chosen();
        Sensor chosen = chosenSensor();
        boolean can = ready && endpoint != null && chosen != null && !chosen.camera();
        start.setEnabled(!busy && can && milliseconds() > 0);
        run.setText(busy ? "■ Stop" : "Run continuously");
        run.setEnabled(busy || can && endpoint != null && endpoint.streams());
        for (Control control : new Control[]{ device, sensor, length, frequency }) {
            control.setEnabled(!busy);
        }
    }

    private double milliseconds() {
        try {
            return Double.parseDouble(length.getText().trim().replace(",", "").toLowerCase(Locale.ROOT));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private void startPressed() {
        SensorEndpoint endpoint = chosen();
        Sensor chosen = chosenSensor();
        if (endpoint != null && chosen != null) {
            double hertz = chosen.frequencies().get(Math.max(0, frequency.getSelectionIndex()));
            actions.sample(endpoint, chosen, milliseconds(), 1000 / hertz, options);
        }
    }

    private void runPressed() {
        SensorEndpoint endpoint = chosen();
        Sensor chosen = chosenSensor();
        if (busy) {
            actions.stop();
        } else if (endpoint != null && chosen != null) {
            actions.run(endpoint, chosen, options);
        }
    }
}
