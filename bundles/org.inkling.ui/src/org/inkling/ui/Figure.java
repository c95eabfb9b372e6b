package org.inkling.ui;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.inkling.ui.charts.TextStyle;
import org.inkling.ui.charts.Tone;

/** A number that answers a question, large, with what it means in small letters below. */
public final class Figure extends Composite {

    private final Label value;
    private final Label meaning;

    public Figure(Composite parent) {
        super(parent, SWT.NONE);
        Look.apply(this, Look.ground(parent), Tone.TEXT);
        GridLayout layout = new GridLayout(1, false);
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        layout.verticalSpacing = 2;
        setLayout(layout);
        value = Widgets.text(this, "", TextStyle.FIGURE, Tone.TEXT);
        value.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        meaning = Widgets.text(this, "", TextStyle.TEXT, Tone.MUTED);
        meaning.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
    }

    public void set(String number, String caption) {
        value.setText(Widgets.plain(number));
        meaning.setText(Widgets.plain(caption));
        setToolTipText(number + " " + caption);
    }
}
