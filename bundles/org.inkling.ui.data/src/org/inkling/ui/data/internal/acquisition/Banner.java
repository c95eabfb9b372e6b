package org.inkling.ui.data.internal.acquisition;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.inkling.ui.FlatButton;
import org.inkling.ui.Look;
import org.inkling.ui.Widgets;
import org.inkling.ui.charts.TextStyle;
import org.inkling.ui.charts.Tone;

/** A sentence across the page about something that went wrong, until it is dismissed or something goes right. */
final class Banner extends Composite {

    private final Label text;

    Banner(Composite parent) {
        super(parent, SWT.NONE);
        Look.apply(this, Tone.BAD_SOFT, Tone.TEXT);
        GridLayout layout = Widgets.gridLayout(3, false);
        layout.marginWidth = 12;
        layout.marginHeight = 6;
        setLayout(layout);
        Widgets.text(this, "✗", TextStyle.STRONG, Tone.BAD);
        text = Widgets.id(Widgets.text(this, "", TextStyle.TEXT, Tone.TEXT), "data.banner");
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(text);
        new FlatButton(this, FlatButton.Kind.LINK, "Dismiss", () -> say(""));
        Widgets.show(this, false);
    }

    /** Shows a sentence; an empty one hides the banner. */
    void say(String sentence) {
        if (isDisposed() || sentence.isEmpty() && !getVisible()) {
            return;
        }
        text.setText(Widgets.plain(sentence));
        Widgets.show(this, !sentence.isEmpty());
        layout(true, true);
        requestLayout();
        Widgets.fit(getParent());
    }
}
