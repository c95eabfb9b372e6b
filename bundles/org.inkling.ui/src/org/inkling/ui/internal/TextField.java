package org.inkling.ui.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.inkling.api.Problem;
import org.inkling.api.parameter.Parameter;
import org.inkling.api.parameter.ParameterSchema;
import org.inkling.api.parameter.ParameterType;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.ui.Look;
import org.inkling.ui.charts.Tone;

/** Numbers, lists of numbers and texts. A value counts on Enter, when the field is left, or after a short pause. */
public final class TextField extends Field {

    private static final int PAUSE_MS = 500;

    private @Nullable Text text;
    private String shown = "";
    private boolean showing;
    private int keystroke;

    public TextField(Composite parent, Parameter parameter, BiConsumer<String, Object> listener) {
        super(parent, parameter, listener);
    }

    @Override
    Control create(Composite parent) {
        boolean number = parameter.type() == ParameterType.INTEGER || parameter.type() == ParameterType.NUMBER;
        Text field = Look.apply(new Text(parent, SWT.BORDER | SWT.SINGLE | (number ? SWT.RIGHT : SWT.LEFT)), Tone.PAGE, Tone.TEXT);
        GridData data = new GridData(SWT.END, SWT.CENTER, false, false);
        data.widthHint = number ? 84 : 124;
        field.setLayoutData(data);
        field.addListener(SWT.Modify, event -> modified());
        field.addListener(SWT.FocusOut, event -> commit());
        field.addListener(SWT.DefaultSelection, event -> commit());
        field.addListener(SWT.KeyDown, this::key);
        text = field;
        return field;
    }

    @Override
    public void show(@Nullable Object value) {
        String now = format(value);
        Text field = text;
        if (field == null || now.equals(shown) && read(field.getText(), problem -> {}) != null) {
            return;
        }
        shown = now;
        if (!now.equals(field.getText())) {
            showing = true;
            field.setText(now);
            field.setSelection(field.isFocusControl() ? now.length() : 0);
            showing = false;
        }
    }

    private static String format(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof List<?> list) {
            return list.stream().map(TextField::format).collect(Collectors.joining(", "));
        }
        return value instanceof Double d ? RecordText.number(d) : String.valueOf(value);
    }

    private void modified() {
        Text field = text;
        if (showing || field == null) {
            return;
        }
        List<Problem> problems = new ArrayList<>();
        Object value = read(field.getText(), problems::add);
        typed(problems.isEmpty() ? null : problems.get(0));
        if (value != null) {
            typing().accept(parameter.name(), value);
        }
        int mine = ++keystroke;
        field.getDisplay().timerExec(PAUSE_MS, () -> {
            if (mine == keystroke && !field.isDisposed()) {
                commit();
            }
        });
    }

    private void key(Event event) {
        Text field = text;
        if (field == null) {
            return;
        }
        if (event.keyCode == SWT.ESC) {
            field.setText(shown);
        } else if ((event.keyCode == SWT.ARROW_UP || event.keyCode == SWT.ARROW_DOWN) && parameter.type() == ParameterType.INTEGER
                && read(field.getText(), problem -> {}) instanceof Long value) {
            field.setText(Long.toString(value + (event.keyCode == SWT.ARROW_UP ? 1 : -1)));
            event.doit = false;
        }
    }

    private void commit() {
        keystroke++;
        Text field = text;
        if (field == null || field.isDisposed() || field.getText().equals(shown)) {
            return;
        }
        Object value = read(field.getText(), problem -> {});
        if (value != null) {
            shown = field.getText();
            listener.accept(parameter.name(), value);
        }
    }

    private @Nullable Object read(String typed, java.util.function.Consumer<Problem> problems) {
        List<Problem> found = new ArrayList<>();
        String trimmed = typed.trim();
        ParameterValues read = ParameterSchema.of(parameter).complete(ParameterValues.of(Map.of(parameter.name(), trimmed)), "", "",
                found::add);
        found.forEach(problems);
        return found.isEmpty() ? read.get(parameter.name()) : null;
    }
}
