package org.inkling.ui.data.internal.acquisition;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.inkling.ui.Look;
import org.inkling.ui.Widgets;
import org.inkling.ui.charts.Tone;

/** Asks for the name of a sample. */
final class NameDialog extends PageDialog {

    private String name;

    NameDialog(Shell parent, String now) {
        super(parent, "Rename sample", "The file keeps its own name.", "Rename");
        this.name = now;
    }

    @Override
    void fill(Composite parent) {
        Text field = Widgets.id(Look.apply(new Text(parent, SWT.BORDER), Tone.PAGE, Tone.TEXT), "data.dialog.name");
        field.setText(name);
        field.setTextLimit(200);
        field.selectAll();
        GridDataFactory.fillDefaults().grab(true, false).applyTo(field);
        field.addListener(SWT.Modify, event -> {
            name = field.getText().strip();
            problem(name.isEmpty() ? "Enter a name." : "");
        });
        field.setFocus();
    }

    String name() {
        return name;
    }
}
