package org.inkling.ui;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.inkling.ui.charts.TextStyle;
import org.inkling.ui.charts.Tone;

/** Title and subtitle of a page, with quiet actions and its one primary action on the right. */
public final class PageHeader extends Composite {

    private final Label title;
    private final Label subtitle;
    private final Composite actions;

    public PageHeader(Composite parent) {
        super(parent, SWT.NONE);
        Look.apply(this, Tone.PAGE, Tone.TEXT);
        GridLayout layout = Widgets.gridLayout(2, false);
        layout.verticalSpacing = 2;
        setLayout(layout);
        setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        title = Widgets.text(this, "", TextStyle.TITLE, Tone.TEXT);
        title.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        actions = Look.apply(new Composite(this, SWT.NONE), Tone.PAGE, Tone.TEXT);
        GridLayout row = new GridLayout(1, false);
        row.marginWidth = 0;
        row.marginHeight = 0;
        actions.setLayout(row);
        actions.setLayoutData(new GridData(SWT.END, SWT.CENTER, false, false, 1, 2));
        subtitle = Widgets.text(this, "", TextStyle.TEXT, Tone.MUTED);
        subtitle.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
    }

    public void setTitle(String text) {
        title.setText(Widgets.plain(text));
    }

    /** One sentence. @return whether it has changed */
    public boolean setSubtitle(String text) {
        if (subtitle.getText().equals(Widgets.plain(text))) {
            return false;
        }
        subtitle.setText(Widgets.plain(text));
        return true;
    }

    /** Adds a choice beside the actions. */
    public Combo choice() {
        Combo combo = new Combo(actions, SWT.READ_ONLY);
        combo.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, false, false));
        ((GridLayout) actions.getLayout()).numColumns = actions.getChildren().length;
        return combo;
    }

    /** Adds an action at the right, behind those that are there. */
    public FlatButton action(FlatButton.Kind kind, String text, Runnable run) {
        FlatButton button = new FlatButton(actions, kind, text, run);
        ((GridLayout) actions.getLayout()).numColumns = actions.getChildren().length;
        return button;
    }
}
