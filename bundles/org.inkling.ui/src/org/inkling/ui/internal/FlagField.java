package org.inkling.ui.internal;

import java.util.function.BiConsumer;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.inkling.api.parameter.Parameter;
import org.inkling.ui.Look;
import org.inkling.ui.charts.Tone;

/** A switch. */
public final class FlagField extends Field {

    private @Nullable Button button;

    public FlagField(Composite parent, Parameter parameter, BiConsumer<String, Object> listener) {
        super(parent, parameter, listener);
    }

    @Override
    Control create(Composite parent) {
        Button check = Look.apply(new Button(parent, SWT.CHECK), Look.ground(parent), Tone.TEXT);
        check.setLayoutData(new GridData(SWT.END, SWT.CENTER, false, false));
        check.addListener(SWT.Selection, event -> listener.accept(parameter.name(), check.getSelection()));
        // the label stands beside the box, so the box names itself for screen readers
        check.getAccessible().addAccessibleListener(
                org.eclipse.swt.accessibility.AccessibleListener.getNameAdapter(event -> event.result = parameter.label()));
        button = check;
        return check;
    }

    @Override
    public void show(@Nullable Object value) {
        Button check = button;
        if (check != null) {
            check.setSelection(Boolean.parseBoolean(String.valueOf(value)));
        }
    }
}
