package org.inkling.ui.data.internal.acquisition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.inkling.ui.FlatButton;
import org.inkling.ui.Look;
import org.inkling.ui.Widgets;
import org.inkling.ui.charts.Tone;

/** Edits the metadata of samples: words by name. */
final class NotesDialog extends PageDialog {

    private final Map<String, String> now;
    private final List<Text[]> rows = new ArrayList<>();
    private Composite list;
    private Map<String, String> result = Map.of();

    NotesDialog(Shell parent, int samples, Map<String, String> now) {
        super(parent, "Metadata", samples == 1
                ? "Notes about the sample, by name; for example who was measured, or where."
                : "Replaces the notes about " + samples + " samples.", "Save");
        this.now = now;
    }

    @Override
    void fill(Composite parent) {
        list = Widgets.grid(parent, 3, false);
        GridLayout layout = (GridLayout) list.getLayout();
        layout.verticalSpacing = 6;
        GridDataFactory.fillDefaults().grab(true, true).applyTo(list);
        now.forEach(this::row);
        row("", "");
        Widgets.id(new FlatButton(parent, FlatButton.Kind.LINK, "Add a line", () -> {
            row("", "");
            list.getShell().pack();
        }), "data.dialog.notes.add");
    }

    private void row(String key, String value) {
        Text[] fields = { field(key, "name", "data.dialog.notes.name" + rows.size(), 120),
                field(value, "value", "data.dialog.notes.value" + rows.size(), 200) };
        FlatButton[] remove = new FlatButton[1];
        remove[0] = new FlatButton(list, FlatButton.Kind.LINK, "Remove", () -> {
            rows.remove(fields);
            for (Control control : new Control[]{ fields[0], fields[1], remove[0] }) {
                control.dispose();
            }
            list.requestLayout();
            check();
        });
        rows.add(fields);
    }

    private Text field(String text, String message, String id, int width) {
        Text field = Widgets.id(Look.apply(new Text(list, SWT.BORDER), Tone.PAGE, Tone.TEXT), id);
        field.setText(text);
        field.setMessage(message);
        GridDataFactory.fillDefaults().grab(true, false).hint(width, SWT.DEFAULT).applyTo(field);
        field.addListener(SWT.Modify, event -> check());
        return field;
    }

    private void check() {
        Map<String, String> read = new LinkedHashMap<>();
        String wrong = "";
        for (Text[] fields : rows) {
            String key = fields[0].getText().strip();
            String value = fields[1].getText().strip();
            if (key.isEmpty() && !value.isEmpty()) {
                wrong = "\"" + value + "\" needs a name.";
            } else if (!key.isEmpty() && read.put(key, value) != null) {
                wrong = "\"" + key + "\" stands there twice.";
            }
        }
        problem(wrong);
    }

    @Override
    protected void okPressed() {
        Map<String, String> read = new LinkedHashMap<>();
        for (Text[] fields : rows) {
            if (!fields[0].getText().isBlank()) {
                read.put(fields[0].getText().strip(), fields[1].getText().strip());
            }
        }
        result = read;
        super.okPressed();
    }

    Map<String, String> result() {
        return result;
    }
}
