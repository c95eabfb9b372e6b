package org.inkling.ui.data.internal.acquisition;

import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;
import org.inkling.ui.Widgets;

/** Asks for a label: one there is, a new one, or none. */
final class LabelDialog extends PageDialog {

    private final List<String> known;
    private String label;
    private Combo field;

    LabelDialog(Shell parent, int samples, List<String> known, String now) {
        super(parent, "Edit label", samples == 1
                ? "Choose a label or enter a new one. Empty means that the sample has none."
                : "The label of " + samples + " samples. Choose one or enter a new one.", "Set label");
        this.known = known;
        this.label = now;
    }

    @Override
    void fill(Composite parent) {
        field = Widgets.id(new Combo(parent, SWT.DROP_DOWN), "data.dialog.label");
        field.setItems(known.toArray(String[]::new));
        field.setText(label);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(field);
        field.addListener(SWT.Modify, event -> label = field.getText().strip());
        field.setFocus();
    }

    String label() {
        return label;
    }
}
