package org.inkling.ui.internal;

import java.util.function.BiConsumer;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.inkling.api.parameter.Parameter;
import org.inkling.ui.Choice;

/** One of some words. */
public final class ChoiceField extends Field {

    private @Nullable Choice choice;

    public ChoiceField(Composite parent, Parameter parameter, BiConsumer<String, Object> listener) {
        super(parent, parameter, listener);
    }

    @Override
    Control create(Composite parent) {
        Choice list = new Choice(parent);
        list.setItems(parameter.choices());
        GridData data = new GridData(SWT.END, SWT.CENTER, false, false);
        data.minimumWidth = 84;
        list.setLayoutData(data);
        list.addListener(SWT.Selection, event -> {
            if (list.selected() >= 0) {
                listener.accept(parameter.name(), list.getText());
            }
        });
        choice = list;
        return list;
    }

    @Override
    public void show(@Nullable Object value) {
        Choice list = choice;
        if (list == null) {
            return;
        }
        int index = -1;
        for (int i = 0; i < parameter.choices().size(); i++) {
            index = parameter.choices().get(i).equalsIgnoreCase(String.valueOf(value)) ? i : index;
        }
        list.select(index);
    }
}
