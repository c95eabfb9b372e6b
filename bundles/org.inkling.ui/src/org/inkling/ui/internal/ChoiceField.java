package org.inkling.ui.internal;

import java.util.function.BiConsumer;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.inkling.api.parameter.Parameter;

/** One of some words. */
public final class ChoiceField extends Field {

    private @Nullable Combo combo;

    public ChoiceField(Composite parent, Parameter parameter, BiConsumer<String, Object> listener) {
        super(parent, parameter, listener);
    }

    @Override
    Control create(Composite parent) {
        Combo list = new Combo(parent, SWT.READ_ONLY);
        list.setItems(parameter.choices().toArray(String[]::new));
        GridData data = new GridData(SWT.END, SWT.CENTER, false, false);
        data.minimumWidth = 84;
        list.setLayoutData(data);
        list.addListener(SWT.Selection, event -> {
            if (list.getSelectionIndex() >= 0) {
                listener.accept(parameter.name(), list.getText());
            }
        });
        // a wheel over a scrolling page must not change values
        list.addListener(SWT.MouseVerticalWheel, event -> event.doit = list.isFocusControl());
        combo = list;
        return list;
    }

    @Override
    public void show(@Nullable Object value) {
        Combo list = combo;
        if (list == null) {
            return;
        }
        int index = -1;
        for (int i = 0; i < parameter.choices().size(); i++) {
            index = parameter.choices().get(i).equalsIgnoreCase(String.valueOf(value)) ? i : index;
        }
        if (index != list.getSelectionIndex()) {
            if (index < 0) {
                list.deselectAll();
            } else {
                list.select(index);
            }
        }
    }
}
