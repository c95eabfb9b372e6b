package org.inkling.ui.live.internal;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.inkling.api.Problem;
import org.inkling.ui.FlatButton;
import org.inkling.ui.Look;
import org.inkling.ui.Widgets;
import org.inkling.ui.charts.TextStyle;
import org.inkling.ui.charts.Tone;

/** A line that tells what is wrong or what to do next, with an action; hidden while there is nothing to tell. */
public final class Message extends Composite {

    private final Label text;
    private final FlatButton button;
    private @Nullable Runnable action;

    public Message(Composite parent) {
        super(parent, SWT.NONE);
        Look.apply(this, Tone.WARN_SOFT, Tone.TEXT);
        GridLayout layout = new GridLayout(2, false);
        layout.marginWidth = 12;
        layout.marginHeight = 6;
        setLayout(layout);
        setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        text = Widgets.text(this, "", TextStyle.TEXT, Tone.TEXT);
        text.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        button = new FlatButton(this, FlatButton.Kind.LINK, "", () -> {
            Runnable run = action;
            if (run != null) {
                run.run();
            }
        });
        button.setLayoutData(new GridData(SWT.END, SWT.CENTER, false, false));
        Widgets.show(this, false);
    }

    /** A problem as a sentence with its first way out. */
    public static String words(Problem problem) {
        return problem.summary() + (problem.resolutions().isEmpty() ? "" : " " + problem.resolutions().get(0).label() + ".");
    }

    /** Tells something; an empty text hides it. @param label of the action, empty for none. @return whether the page has to be laid out */
    public boolean tell(String words, String label, @Nullable Runnable run) {
        boolean shown = !words.isEmpty();
        boolean changed = shown != getVisible() || !text.getText().equals(Widgets.plain(words)) || !button.getText().equals(label);
        action = run;
        if (changed) {
            text.setText(Widgets.plain(words));
            button.setText(label);
            Widgets.show(button, !label.isEmpty());
            Widgets.show(this, shown);
        }
        return changed;
    }
}
