package org.inkling.ui.data.internal.acquisition;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.inkling.ui.Look;
import org.inkling.ui.Widgets;
import org.inkling.ui.charts.TextStyle;
import org.inkling.ui.charts.Tone;

/** A dialog in the look of the pages: a title, a sentence, contents, one primary button. */
abstract class PageDialog extends Dialog {

    private final String title;
    private final String sentence;
    private final String action;
    private Label error;

    /** @param action text of the primary button */
    PageDialog(Shell parent, String title, String sentence, String action) {
        super(parent);
        this.title = title;
        this.sentence = sentence;
        this.action = action;
        setShellStyle(getShellStyle() | SWT.RESIZE);
    }

    /** Fills the dialog; the parent has a grid of one column. */
    abstract void fill(Composite parent);

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(title);
        Look.apply(shell, Tone.SURFACE, Tone.TEXT);
    }

    @Override
    protected Control createContents(Composite parent) {
        Control contents = super.createContents(parent);
        Look.apply(contents instanceof Composite c ? c : parent, Tone.SURFACE, Tone.TEXT);
        return contents;
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = Look.apply(new Composite(parent, SWT.NONE), Tone.SURFACE, Tone.TEXT);
        GridLayout layout = Widgets.gridLayout(1, false);
        layout.marginWidth = 18;
        layout.marginHeight = 16;
        layout.verticalSpacing = 8;
        area.setLayout(layout);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
        Widgets.text(area, title, TextStyle.TITLE, Tone.TEXT);
        if (!sentence.isEmpty()) {
            GridDataFactory.fillDefaults().grab(true, false).hint(380, SWT.DEFAULT)
                    .applyTo(Widgets.text(area, sentence, TextStyle.TEXT, Tone.MUTED));
        }
        fill(area);
        error = Widgets.text(area, "", TextStyle.SMALL, Tone.BAD);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(error);
        Look.follow(area);
        return area;
    }

    @Override
    protected Control createButtonBar(Composite parent) {
        Control bar = super.createButtonBar(parent);
        if (bar instanceof Composite composite) {
            Look.apply(composite, Tone.SURFACE, Tone.TEXT);
        }
        return bar;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
        createButton(parent, IDialogConstants.OK_ID, action, true);
    }

    /** Says what is wrong, or nothing for an empty text, and allows the primary button accordingly. */
    void problem(String text) {
        error.setText(Widgets.plain(text));
        Button ok = getButton(IDialogConstants.OK_ID);
        if (ok != null) {
            ok.setEnabled(text.isEmpty());
        }
    }
}
