package org.inkling.ui.data.internal.acquisition;

import java.util.function.DoubleConsumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.inkling.ui.FlatButton;
import org.inkling.ui.Look;
import org.inkling.ui.Widgets;
import org.inkling.ui.charts.TextStyle;
import org.inkling.ui.charts.Tone;

/** Says how many parts the cuts in the plot make, and makes even parts. */
final class SplitBar extends Composite {

    /** More parts are not made at once. */
    static final int MOST_PARTS = 1000;

    private final DoubleConsumer evenly;
    private final Text length;
    private final FlatButton ok;

    SplitBar(Composite parent, DoubleConsumer evenly, Runnable apply, Runnable cancel) {
        super(parent, SWT.NONE);
        this.evenly = evenly;
        Look.apply(this, Look.ground(parent), Tone.TEXT);
        org.eclipse.swt.layout.GridLayout layout = Widgets.gridLayout(4, false);
        layout.horizontalSpacing = 6;
        layout.verticalSpacing = 4;
        setLayout(layout);
        GridDataFactory.fillDefaults().grab(true, false).span(4, 1).applyTo(Widgets.text(this,
                "Click to set a cut, drag to move it, double click to remove it.", TextStyle.SMALL, Tone.MUTED));
        Widgets.text(this, "or parts of", TextStyle.TEXT, Tone.MUTED);
        length = Widgets.id(Look.apply(new Text(this, SWT.BORDER | SWT.RIGHT), Tone.PAGE, Tone.TEXT), "data.split.length");
        length.setText("1000");
        GridDataFactory.fillDefaults().hint(62, SWT.DEFAULT).applyTo(length);
        length.addListener(SWT.DefaultSelection, event -> even());
        Widgets.text(this, "ms", TextStyle.TEXT, Tone.MUTED);
        FlatButton cut = Widgets.id(new FlatButton(this, FlatButton.Kind.LINK, "Set cuts", this::even), "data.split.evenly");
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.BEGINNING, SWT.CENTER).applyTo(cut);
        Composite buttons = Widgets.grid(this, 2, false);
        GridDataFactory.fillDefaults().align(SWT.END, SWT.CENTER).span(4, 1).applyTo(buttons);
        Widgets.id(new FlatButton(buttons, FlatButton.Kind.QUIET, "Cancel", cancel), "data.split.cancel");
        ok = Widgets.id(new FlatButton(buttons, FlatButton.Kind.PRIMARY, "Split into 2", apply), "data.split.apply");
    }

    private void even() {
        try {
            double ms = Double.parseDouble(length.getText().trim().replace(',', '.'));
            if (ms > 0) {
                evenly.accept(ms);
            }
        } catch (NumberFormatException e) {
            length.selectAll();
        }
    }

    /** @param parts that the cuts make */
    void show(int parts) {
        ok.setText("Split into " + Math.max(2, parts));
        ok.setEnabled(parts > 1);
    }

    @Override
    public boolean setFocus() {
        return length.setFocus();
    }
}
