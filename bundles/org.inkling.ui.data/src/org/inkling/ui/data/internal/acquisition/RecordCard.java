package org.inkling.ui.data.internal.acquisition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;
import org.eclipse.swt.widgets.Text;
import org.inkling.api.Problem;
import org.inkling.api.data.Split;
import org.inkling.api.parameter.Parameter;
import org.inkling.api.parameter.ParameterType;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.api.sensor.Sensor;
import org.inkling.api.sensor.SensorEndpoint;
import org.inkling.engine.RecordResult;
import org.inkling.resources.OperationJob;
import org.inkling.resources.OperationListener;
import org.inkling.ui.Card;
import org.inkling.ui.FlatButton;
import org.inkling.ui.Look;
import org.inkling.ui.Widgets;
import org.inkling.ui.charts.Numbers;
import org.inkling.ui.charts.TextStyle;
import org.inkling.ui.charts.Tone;

/** Records new data: device, label, length, sensor, frequency; a countdown, the progress, and a way to stop. */
final class RecordCard {

    private static final int COUNTDOWN_SECONDS = 2;
    private static final int STEP_MS = 1000;

    private final IProject project;
    private final Consumer<RecordResult> recorded;
    private final Runnable resized;
    private final Card card;
    private final Composite form;
    private final Label nothing;
    private final Combo device;
    private final Text label;
    private final Text length;
    private final Combo sensor;
    private final Combo frequency;
    private final Composite options;
    private final FlatButton start;
    private final ProgressBar progress;
    private final Label message;
    private final Map<String, Control> optionFields = new LinkedHashMap<>();
    private List<SensorEndpoint> devices = List.of();
    private Split split = Split.TRAINING;
    private OperationJob job;
    private int countdown;

    /** @param resized called when the card needs more or less room */
    RecordCard(Composite parent, IProject project, Consumer<RecordResult> recorded, Runnable resized) {
        this.project = project;
        this.resized = resized;
        this.recorded = recorded;
        card = Widgets.id(new Card(parent, "Record new data"), "data.record");
        card.body().setLayout(Widgets.gridLayout(1, false));
        ((GridLayout) card.body().getLayout()).verticalSpacing = 6;
        nothing = Widgets.text(card.body(), "No device is connected. Connect a phone or a board, or import files.", TextStyle.TEXT,
                Tone.MUTED);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(nothing);
        form = Widgets.grid(card.body(), 4, false);
        GridLayout rows = (GridLayout) form.getLayout();
        rows.verticalSpacing = 5;
        rows.horizontalSpacing = 8;
        GridDataFactory.fillDefaults().grab(true, false).applyTo(form);
        device = combo("Device", "data.record.device", 3);
        label = text("Label", "data.record.label", "");
        length = text("ms", "data.record.length", "3000");
        length.setToolTipText("Length of the sample in milliseconds");
        sensor = combo("Sensor", "data.record.sensor", 1);
        frequency = combo("at", "data.record.frequency", 1);
        frequency.setToolTipText("Frequency");
        options = Widgets.grid(form, 2, false);
        ((GridLayout) options.getLayout()).verticalSpacing = 5;
        ((GridLayout) options.getLayout()).horizontalSpacing = 8;
        GridDataFactory.fillDefaults().grab(true, false).span(4, 1).applyTo(options);
        start = Widgets.id(new FlatButton(card.body(), FlatButton.Kind.PRIMARY, "● Start sampling", this::press), "data.record.start");
        GridDataFactory.fillDefaults().grab(true, false).applyTo(start);
        progress = Widgets.id(new ProgressBar(card.body(), SWT.SMOOTH), "data.record.progress");
        progress.setMaximum(100);
        GridDataFactory.fillDefaults().grab(true, false).hint(SWT.DEFAULT, 6).applyTo(progress);
        message = Widgets.id(Widgets.text(card.body(), "", TextStyle.SMALL, Tone.MUTED), "data.record.message");
        GridDataFactory.fillDefaults().grab(true, false).applyTo(message);
        device.addListener(SWT.Selection, event -> deviceChosen());
        sensor.addListener(SWT.Selection, event -> sensorChosen());
        Widgets.show(progress, false);
        Widgets.show(message, false);
        showDevices(List.of());
    }

    Card control() {
        return card;
    }

    private Combo combo(String caption, String id, int columns) {
        caption(form, caption);
        Combo combo = Widgets.id(new Combo(form, SWT.READ_ONLY), id);
        combo.addListener(SWT.MouseVerticalWheel, event -> event.doit = combo.isFocusControl());
        GridDataFactory.fillDefaults().grab(true, false).span(columns, 1).hint(70, SWT.DEFAULT).applyTo(combo);
        return combo;
    }

    private Text text(String caption, String id, String value) {
        caption(form, caption);
        Text text = Widgets.id(Look.apply(new Text(form, SWT.BORDER), Tone.PAGE, Tone.TEXT), id);
        text.setText(value);
        GridDataFactory.fillDefaults().grab(true, false).hint(70, SWT.DEFAULT).applyTo(text);
        return text;
    }

    private static void caption(Composite parent, String text) {
        GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.CENTER).applyTo(Widgets.text(parent, text, TextStyle.TEXT, Tone.MUTED));
    }

    /** Where a new sample goes. */
    void setSplit(Split value) {
        split = value;
        card.setRemark(value == Split.TRAINING ? "to training" : "to testing");
    }

    /** Suggests a label where none has been entered. */
    void suggestLabel(String suggestion) {
        if (label.getText().isBlank() && !label.isFocusControl()) {
            label.setText(suggestion);
        }
    }

    /** Shows the devices that are there; the chosen one stays chosen. */
    void showDevices(List<SensorEndpoint> now) {
        // a recording that is played again is seldom meant
        List<SensorEndpoint> usable = now.stream().filter(d -> d.connected() && !d.sensors().isEmpty())
                .sorted(java.util.Comparator.comparing(RecordCard::replayed)).toList();
        if (usable.equals(devices) && device.getItemCount() > 0) {
            return;
        }
        SensorEndpoint before = chosen();
        devices = usable;
        device.setItems(usable.stream().map(SensorEndpoint::name).toArray(String[]::new));
        int index = 0;
        for (int i = 0; i < usable.size(); i++) {
            index = before != null && usable.get(i).uri().equals(before.uri()) ? i : index;
        }
        device.select(index);
        Widgets.show(nothing, usable.isEmpty());
        Widgets.show(form, !usable.isEmpty());
        Widgets.show(start, !usable.isEmpty());
        deviceChosen();
    }

    /** Whether a device only plays recordings again. */
    static boolean replayed(SensorEndpoint device) {
        return "replay".equals(device.uri().getScheme());
    }

    private SensorEndpoint chosen() {
        int index = device.getSelectionIndex();
        return index < 0 || index >= devices.size() ? null : devices.get(index);
    }

    private Sensor chosenSensor() {
        SensorEndpoint endpoint = chosen();
        int index = sensor.getSelectionIndex();
        return endpoint == null || index < 0 || index >= endpoint.sensors().size() ? null : endpoint.sensors().get(index);
    }

    private void deviceChosen() {
        SensorEndpoint endpoint = chosen();
        sensor.setItems(endpoint == null ? new String[0] : endpoint.sensors().stream().map(Sensor::name).toArray(String[]::new));
        sensor.select(0);
        for (Control child : options.getChildren()) {
            child.dispose();
        }
        optionFields.clear();
        if (endpoint != null) {
            endpoint.options().parameters().stream().filter(p -> p.type() == ParameterType.CHOICE).forEach(this::option);
        }
        Widgets.show(options, !optionFields.isEmpty());
        sensorChosen();
        resized.run();
    }

    private void option(Parameter parameter) {
        caption(options, parameter.label());
        Combo combo = Widgets.id(new Combo(options, SWT.READ_ONLY), "data.record.option." + parameter.name());
        combo.setItems(parameter.choices().toArray(String[]::new));
        combo.setText(String.valueOf(parameter.defaultValue()));
        combo.setToolTipText(parameter.help());
        combo.addListener(SWT.MouseVerticalWheel, event -> event.doit = combo.isFocusControl());
        GridDataFactory.fillDefaults().grab(true, false).hint(80, SWT.DEFAULT).applyTo(combo);
        optionFields.put(parameter.name(), combo);
    }

    private void sensorChosen() {
        Sensor now = chosenSensor();
        frequency.setItems(now == null
                ? new String[0]
                : now.frequencies().stream().map(f -> Numbers.decimal(f, 3) + " Hz").toArray(String[]::new));
        frequency.select(0);
        boolean camera = now != null && now.camera();
        frequency.setEnabled(!camera);
        length.setEnabled(!camera);
    }

    private void press() {
        if (job != null) {
            job.cancel();
        } else if (countdown > 0) {
            countdown = 0;
            say("Cancelled", Tone.MUTED);
            idle();
        } else {
            begin();
        }
    }

    private void begin() {
        double ms = lengthMs();
        Sensor now = chosenSensor();
        if (now == null) {
            say("Choose a device with a sensor.", Tone.BAD);
        } else if (!(ms > 0) || now.maxSeconds() > 0 && ms > now.maxSeconds() * 1000) {
            say("The length has to be a number of milliseconds" + (now.maxSeconds() > 0
                    ? " up to " + Numbers.decimal(now.maxSeconds() * 1000, 0) + "."
                    : "."), Tone.BAD);
            length.setFocus();
        } else {
            form.setEnabled(false);
            start.setText("■ Cancel");
            countdown = COUNTDOWN_SECONDS;
            tick();
        }
    }

    private double lengthMs() {
        try {
            return Double.parseDouble(length.getText().trim().replace(',', '.'));
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private void tick() {
        if (card.isDisposed() || !start.getText().startsWith("■") || job != null) {
            return;
        }
        if (countdown == 0) {
            record();
            return;
        }
        say("Starting in " + countdown + " s …", Tone.ACCENT);
        card.getDisplay().timerExec(STEP_MS, () -> {
            if (countdown > 0) {
                countdown--;
                tick();
            }
        });
    }

    private void record() {
        Map<String, Object> arguments = new LinkedHashMap<>();
        SensorEndpoint endpoint = chosen();
        Sensor now = chosenSensor();
        if (endpoint == null || now == null) {
            say("The device is gone. Connect it again.", Tone.BAD);
            idle();
            return;
        }
        arguments.put("device", endpoint.uri().toString());
        arguments.put("label", label.getText().trim());
        arguments.put("length", lengthMs());
        arguments.put("sensor", now.name());
        arguments.put("frequency", now.camera() ? 0.0 : now.frequencies().get(Math.max(0, frequency.getSelectionIndex())));
        arguments.put("category", split.id());
        List<String> lines = new ArrayList<>();
        optionFields.forEach((name, field) -> lines.add(name + "=" + ((Combo) field).getText()));
        arguments.put("options", String.join("\n", lines));
        job = new OperationJob("Record from " + endpoint.name(), project, "record", ParameterValues.of(arguments));
        job.setUser(false);
        job.addListener(new Listener());
        Widgets.show(progress, true);
        progress.setSelection(0);
        say("Waiting for the device …", Tone.ACCENT);
        job.schedule();
    }

    private void say(String text, Tone tone) {
        message.setText(Widgets.plain(text));
        Look.apply(message, Tone.SURFACE, tone);
        Widgets.show(message, !text.isEmpty());
        resized.run();
    }

    private void idle() {
        form.setEnabled(true);
        start.setText("● Start sampling");
        Widgets.show(progress, false);
        resized.run();
    }

    /** What the operation tells, brought into the user interface's thread. */
    private final class Listener implements OperationListener {

        private final List<Problem> problems = new ArrayList<>();

        @Override
        public void log(OperationJob done, String line) {
            show(() -> say(line, Tone.ACCENT));
        }

        @Override
        public void progress(OperationJob done, String part, long at, long total) {
            show(() -> progress.setSelection(total == 0 ? 0 : (int) (100 * at / total)));
        }

        @Override
        public void problem(OperationJob done, Problem problem) {
            show(() -> problems.add(problem));
        }

        @Override
        public void finished(OperationJob done, IStatus status) {
            show(() -> {
                job = null;
                idle();
                if (done.result().orElse("") instanceof RecordResult result) {
                    say("✓ " + result.name() + " · " + Numbers.count(result.frames()) + " frames", Tone.OK);
                    recorded.accept(result);
                } else if (status.getSeverity() == IStatus.CANCEL) {
                    say("Cancelled. Nothing was stored.", Tone.MUTED);
                } else {
                    Problem first = problems.isEmpty() ? null : problems.get(0);
                    String way = first == null || first.resolutions().isEmpty() ? "" : " " + first.resolutions().get(0).label() + ".";
                    say("✗ " + (first == null ? status.getMessage() : first.summary()) + way, Tone.BAD);
                }
            });
        }

        private void show(Runnable action) {
            if (!card.isDisposed()) {
                card.getDisplay().asyncExec(() -> {
                    if (!card.isDisposed()) {
                        action.run();
                    }
                });
            }
        }
    }
}
