package org.inkling.ui.internal;

import java.util.Locale;
import java.util.function.BiConsumer;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.inkling.api.Problem;
import org.inkling.api.parameter.Parameter;
import org.inkling.ui.Look;
import org.inkling.ui.State;
import org.inkling.ui.Widgets;
import org.inkling.ui.charts.TextStyle;
import org.inkling.ui.charts.Tone;

/** One row of a form: label, input, unit, and the error below. The parent has a grid of three columns. */
public abstract class Field {

    protected final Parameter parameter;
    protected final BiConsumer<String, Object> listener;
    private final Label label;
    private final Label unit;
    private final Label error;
    private @Nullable Control input;
    private BiConsumer<String, Object> typing = (name, value) -> {};

    Field(Composite parent, Parameter parameter, BiConsumer<String, Object> listener) {
        this.parameter = parameter;
        this.listener = listener;
        label = Widgets.text(parent, parameter.label(), TextStyle.TEXT, Tone.TEXT);
        label.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        label.setToolTipText(help());
        Control made = create(parent);
        input = made;
        made.setToolTipText(help());
        made.setData("org.inkling.ui.parameter", parameter.name());
        unit = Widgets.text(parent, parameter.unit(), TextStyle.TEXT, Tone.MUTED);
        if (parameter.unit().isEmpty()) {
            Widgets.show(unit, false);
            if (made.getLayoutData() instanceof GridData data) {
                data.horizontalSpan = 2;
            }
        }
        error = Widgets.text(parent, "", TextStyle.SMALL, Tone.BAD);
        error.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false, 3, 1));
        Widgets.show(error, false);
    }

    /** Makes the input, with a {@link GridData}. Called while the row is being built. */
    abstract Control create(Composite parent);

    /** Shows a value as it is written in the document. */
    public abstract void show(@Nullable Object value);

    /** Told every right value while it is typed, before it counts. */
    public void onTyping(BiConsumer<String, Object> told) {
        typing = told;
    }

    BiConsumer<String, Object> typing() {
        return typing;
    }

    /** What a person works with. */
    public @Nullable Control input() {
        return input;
    }

    public void setFocus() {
        Control control = input;
        if (control != null) {
            control.setFocus();
        }
    }

    void hideLabel() {
        Widgets.show(label, false);
    }

    /** Shows what is wrong, or that nothing is. @return whether the size has changed */
    public boolean setProblem(@Nullable Problem problem) {
        String text = problem == null ? "" : State.of(problem.severity()).sign() + " " + problem.summary();
        if (error.getText().equals(Widgets.plain(text))) {
            return false;
        }
        error.setText(Widgets.plain(text));
        Look.apply(error, Look.ground(error.getParent()), problem == null ? Tone.BAD : State.of(problem.severity()).tone());
        boolean shown = !text.isEmpty() && label.getVisible() | alwaysOpen();
        boolean changed = error.getVisible() != shown;
        Widgets.show(error, shown);
        return changed || shown;
    }

    boolean alwaysOpen() {
        return false;
    }

    /** Shows or hides the row. @return whether it has changed */
    public boolean setShown(boolean shown) {
        Control control = input;
        if (control == null || control.getLayoutData() instanceof GridData data && data.exclude == !shown) {
            return false;
        }
        Widgets.show(control, shown);
        if (!alwaysOpen()) {
            Widgets.show(label, shown);
        }
        Widgets.show(unit, shown && !parameter.unit().isEmpty());
        Widgets.show(error, shown && !error.getText().isEmpty());
        return true;
    }

    /** The error of what was just typed. */
    void typed(@Nullable Problem problem) {
        if (setProblem(problem)) {
            error.requestLayout();
            error.getParent().getParent().getParent().notifyListeners(SWT.Resize, new org.eclipse.swt.widgets.Event());
        }
    }

    private String help() {
        StringBuilder text = new StringBuilder(parameter.help());
        boolean lower = parameter.minimum() > Double.NEGATIVE_INFINITY;
        boolean upper = parameter.maximum() < Double.POSITIVE_INFINITY;
        if (lower || upper) {
            text.append("\n").append(lower && upper
                    ? "Between " + plain(parameter.minimum()) + " and " + plain(parameter.maximum())
                    : lower ? "At least " + plain(parameter.minimum()) : "At most " + plain(parameter.maximum()));
            text.append(parameter.unit().isEmpty() ? "." : " " + parameter.unit() + ".");
        }
        Object value = parameter.defaultValue();
        if (value != null && !(value instanceof java.util.List)) {
            text.append("\nDefault: ").append(value instanceof Double d ? RecordText.number(d) : value);
        }
        return text.toString();
    }

    static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.format(Locale.ROOT, "%,d", (long) value)
                : RecordText.number(value);
    }
}
