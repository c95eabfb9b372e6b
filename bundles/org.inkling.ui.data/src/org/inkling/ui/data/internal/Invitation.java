package org.inkling.ui.data.internal;

import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IWorkbenchSite;
import org.eclipse.ui.handlers.IHandlerService;
import org.inkling.ui.FlatButton;
import org.inkling.ui.Look;
import org.inkling.ui.charts.TextStyle;
import org.inkling.ui.charts.Tone;

/** What the navigator shows while there is no project: a sentence and a button. */
final class Invitation extends Composite {

    private static final String NEW_LAB = "org.inkling.ui.lab.new";

    private final IWorkbenchSite site;
    private final FlatButton button;

    Invitation(Composite parent, IWorkbenchSite site) {
        super(parent, SWT.NONE);
        this.site = site;
        Look.apply(this, Tone.SURFACE, Tone.TEXT);
        GridLayoutFactory.fillDefaults().margins(16, 20).spacing(0, 8).applyTo(this);
        text("No lab project yet", TextStyle.STRONG, Tone.TEXT);
        text("Start from the free-fall sample and have a tested model in a minute, or bring your own recordings.", TextStyle.TEXT,
                Tone.MUTED);
        button = new FlatButton(this, FlatButton.Kind.PRIMARY, "New lab project", this::open);
        GridDataFactory.fillDefaults().indent(0, 8).align(SWT.BEGINNING, SWT.CENTER).applyTo(button);
        Look.follow(this);
    }

    private void text(String text, TextStyle style, Tone tone) {
        Label label = Look.apply(new Label(this, SWT.WRAP), Tone.SURFACE, tone);
        label.setFont(Look.font(style));
        label.setText(text);
        GridDataFactory.fillDefaults().grab(true, false).hint(120, SWT.DEFAULT).applyTo(label);
    }

    private void open() {
        try {
            site.getService(IHandlerService.class).executeCommand(NEW_LAB, null);
        } catch (CommandException e) {
            ILog.of(Invitation.class).error("The wizard for a new lab project cannot be opened", e);
        }
    }

    @Override
    public boolean setFocus() {
        return button.setFocus();
    }
}
