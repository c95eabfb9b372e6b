package org.inkling.ui.data.internal.acquisition;

import java.util.function.Consumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.inkling.ui.FlatButton;
import org.inkling.ui.Look;
import org.inkling.ui.Widgets;
import org.inkling.ui.charts.Numbers;
import org.inkling.ui.charts.Range;
import org.inkling.ui.charts.TextStyle;
import org.inkling.ui.charts.Tone;

/** Start and end of a crop as numbers, beside the handles in the plot. */
final class CropBar extends Composite {

    private final Consumer<Range> moved;
    private final Consumer<Range> apply;
    private final Text from;
    private final Text to;
    private final FlatButton ok;
    private final FlatButton all;
    private final Label hint;
    private Range limits = new Range(0, 1);
    private boolean showing;

    /** @param moved told while numbers are typed; @param apply told of the crop that is wanted */
    CropBar(Composite parent, Consumer<Range> moved, Consumer<Range> apply, Runnable cancel) {
        super(parent, SWT.NONE);
        this.moved = moved;
        this.apply = apply;
        Look.apply(this, Look.ground(parent), Tone.TEXT);
        org.eclipse.swt.layout.GridLayout layout = Widgets.gridLayout(6, false);
        layout.horizontalSpacing = 6;
        layout.verticalSpacing = 4;
        setLayout(layout);
        from = field("data.crop.from");
        Widgets.text(this, "to", TextStyle.TEXT, Tone.MUTED);
        to = field("data.crop.to");
        Widgets.text(this, "ms", TextStyle.TEXT, Tone.MUTED);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(Widgets.text(this, "", TextStyle.TEXT, Tone.MUTED));
        all = Widgets.id(new FlatButton(this, FlatButton.Kind.LINK, "Use all", () -> apply.accept(limits)), "data.crop.all");
        hint = Widgets.text(this, "Drag the edges. The file keeps all of the recording.", TextStyle.SMALL, Tone.MUTED);
        GridDataFactory.fillDefaults().grab(true, false).span(6, 1).applyTo(hint);
        Composite buttons = Widgets.grid(this, 2, false);
        GridDataFactory.fillDefaults().align(SWT.END, SWT.CENTER).span(6, 1).applyTo(buttons);
        Widgets.id(new FlatButton(buttons, FlatButton.Kind.QUIET, "Cancel", cancel), "data.crop.cancel");
        ok = Widgets.id(new FlatButton(buttons, FlatButton.Kind.PRIMARY, "Crop", this::apply), "data.crop.apply");
        addListener(SWT.Traverse, event -> {
            if (event.detail == SWT.TRAVERSE_ESCAPE) {
                cancel.run();
            }
        });
    }

    private Text field(String id) {
        Text text = Widgets.id(Look.apply(new Text(this, SWT.BORDER | SWT.RIGHT), Tone.PAGE, Tone.TEXT), id);
        GridDataFactory.fillDefaults().hint(62, SWT.DEFAULT).applyTo(text);
        text.addListener(SWT.Modify, event -> typed());
        text.addListener(SWT.DefaultSelection, event -> apply());
        return text;
    }

    void open(Range picked, Range all, boolean cropped) {
        limits = all;
        this.all.setVisible(cropped);
        show(picked);
    }

    /** Shows a stretch that was dragged in the plot. */
    void show(Range picked) {
        showing = true;
        from.setText(Numbers.decimal(picked.from(), 0).replace(",", ""));
        to.setText(Numbers.decimal(picked.to(), 0).replace(",", ""));
        showing = false;
        ok.setEnabled(picked.length() > 0);
    }

    private Range range() {
        try {
            Range range = new Range(Double.parseDouble(from.getText().trim()), Double.parseDouble(to.getText().trim()));
            return range.from() >= limits.from() && range.to() <= Math.ceil(limits.to()) && range.length() > 0 ? range : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private void typed() {
        if (showing) {
            return;
        }
        Range range = range();
        ok.setEnabled(range != null);
        hint.setText(range != null
                ? "Drag the edges. The file keeps all of the recording."
                : "Enter numbers from 0 to " + Numbers.decimal(limits.to(), 0) + ".");
        if (range != null) {
            moved.accept(range);
        }
    }

    private void apply() {
        Range range = range();
        if (range != null) {
            apply.accept(range);
        }
    }

    @Override
    public boolean setFocus() {
        return from.setFocus();
    }
}
