package org.inkling.ui.internal;

import java.util.LinkedHashMap;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.inkling.ui.Look;
import org.inkling.ui.Widgets;
import org.inkling.ui.charts.TextStyle;
import org.inkling.ui.charts.Tone;

/** The values of one record, a line for each. */
final class RecordDialog extends Dialog {

    private static final int WIDTH = 160;

    private final String title;
    private final String fixed;
    private final Map<String, Object> values;
    private final Map<String, Text> fields = new LinkedHashMap<>();
    private @Nullable Label error;

    /** @param fixed key that is not asked for */
    RecordDialog(Shell parent, String title, Map<String, Object> values, String fixed) {
        super(parent);
        this.title = title;
        this.fixed = fixed;
        this.values = new LinkedHashMap<>(values);
    }

    /** The values as they are now. */
    Map<String, Object> values() {
        return new LinkedHashMap<>(values);
    }

    @Override
    protected void configureShell(@Nullable Shell shell) {
        super.configureShell(shell);
        if (shell != null) {
            shell.setText(title);
        }
    }

    @Override
    protected Control createDialogArea(@Nullable Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        GridLayout layout = new GridLayout(2, false);
        layout.marginWidth = Look.MARGIN;
        layout.marginHeight = Look.MARGIN;
        area.setLayout(layout);
        values.forEach((key, value) -> {
            if (!key.equals(fixed)) {
                new Label(area, SWT.NONE).setText(RecordCards.words(key));
                Text text = new Text(area, SWT.BORDER | SWT.SINGLE);
                GridData room = new GridData(SWT.FILL, SWT.CENTER, true, false);
                room.widthHint = WIDTH;
                text.setLayoutData(room);
                text.setText(RecordText.format(Map.of(key, value), "").substring(key.length() + 2));
                text.addListener(SWT.Modify, event -> check());
                fields.put(key, Widgets.id(text, "record." + key));
            }
        });
        if (fields.isEmpty()) {
            new Label(area, SWT.NONE).setText("There is nothing to set.");
        }
        Label problem = new Label(area, SWT.WRAP);
        problem.setFont(Look.font(TextStyle.SMALL));
        problem.setForeground(Look.color(Tone.BAD));
        problem.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false, 2, 1));
        error = problem;
        return area;
    }

    private void check() {
        boolean right = true;
        for (Map.Entry<String, Text> field : fields.entrySet()) {
            Map<String, Object> read = RecordText.parse(field.getKey() + ": " + field.getValue().getText().trim());
            right &= read != null && read.size() == 1;
            if (read != null && read.size() == 1) {
                values.putAll(read);
            }
        }
        Label problem = error;
        Button ok = getButton(IDialogConstants.OK_ID);
        if (problem != null && ok != null) {
            problem.setText(right ? "" : "Write one value in each line; a list as [3, 3].");
            problem.requestLayout();
            ok.setEnabled(right);
        }
    }
}
