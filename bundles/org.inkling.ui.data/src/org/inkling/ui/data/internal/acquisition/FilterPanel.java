package org.inkling.ui.data.internal.acquisition;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;
import org.inkling.ui.FlatButton;
import org.inkling.ui.Look;
import org.inkling.ui.Widgets;
import org.inkling.ui.charts.TextStyle;
import org.inkling.ui.charts.Tone;
import org.inkling.ui.data.internal.acquisition.SampleFilter.Signature;

/** What is asked for: labels with their counts, a part of the name, a length, signatures. */
final class FilterPanel extends Composite {

    private final Consumer<SampleFilter> changed;
    private final Composite labels;
    private final Map<String, Button> boxes = new LinkedHashMap<>();
    private final Text name;
    private final RangeSlider length;
    private final Combo signature;
    private Map<String, Integer> counts = Map.of();
    private double longest = -1;
    private boolean showing;

    FilterPanel(Composite parent, Consumer<SampleFilter> changed) {
        super(parent, SWT.NONE);
        this.changed = changed;
        Look.apply(this, Look.ground(parent), Tone.TEXT);
        GridLayout layout = Widgets.gridLayout(2, true);
        layout.verticalSpacing = 4;
        setLayout(layout);
        caption("By label");
        caption("By name");
        labels = Look.apply(new Composite(this, SWT.NONE), Look.ground(parent), Tone.TEXT);
        RowLayout rows = new RowLayout(SWT.HORIZONTAL);
        rows.marginLeft = 0;
        rows.marginTop = 0;
        rows.spacing = 8;
        labels.setLayout(rows);
        GridDataFactory.fillDefaults().grab(true, false).span(1, 5).applyTo(labels);
        name = Widgets.id(Look.apply(new Text(this, SWT.BORDER | SWT.SEARCH | SWT.ICON_CANCEL), Tone.PAGE, Tone.TEXT), "data.filter.name");
        name.setMessage("Enter a sample name");
        GridDataFactory.fillDefaults().grab(true, false).applyTo(name);
        name.addListener(SWT.Modify, event -> fire());
        caption("By length");
        length = Widgets.id(new RangeSlider(this, this::fire), "data.filter.length");
        GridDataFactory.fillDefaults().grab(true, false).applyTo(length);
        signature = Widgets.id(new Combo(this, SWT.READ_ONLY), "data.filter.signature");
        for (Signature kind : Signature.values()) {
            signature.add(kind.title());
        }
        signature.select(0);
        signature.setToolTipText("By signature");
        signature.addListener(SWT.Selection, event -> fire());
        signature.addListener(SWT.MouseVerticalWheel, event -> event.doit = signature.isFocusControl());
        GridDataFactory.fillDefaults().grab(true, false).applyTo(signature);
        FlatButton clear = Widgets.id(new FlatButton(this, FlatButton.Kind.LINK, "Clear filters", this::clear), "data.filter.clear");
        GridDataFactory.fillDefaults().align(SWT.END, SWT.CENTER).applyTo(clear);
    }

    private void caption(String text) {
        Widgets.text(this, text, TextStyle.SMALL_STRONG, Tone.MUTED);
    }

    /** Shows the labels there are and the longest length; what was chosen stays. */
    void show(Map<String, Integer> byLabel, double longestMs) {
        showing = true;
        if (!byLabel.equals(counts)) {
            counts = Map.copyOf(byLabel);
            Set<String> hidden = hidden();
            for (Control child : labels.getChildren()) {
                child.dispose();
            }
            boxes.clear();
            byLabel.forEach((label, count) -> {
                Button box = Look.apply(new Button(labels, SWT.CHECK), Look.ground(this), Tone.TEXT);
                box.setText(Widgets.plain((label.isEmpty() ? "no label" : label) + " (" + count + ")"));
                box.setSelection(!hidden.contains(label));
                box.addListener(SWT.Selection, event -> fire());
                boxes.put(label, Widgets.id(box, "data.filter.label." + label));
            });
            requestLayout();
        }
        if (longestMs != longest) {
            longest = longestMs;
            length.reset(longestMs);
        }
        showing = false;
    }

    private Set<String> hidden() {
        Set<String> hidden = new HashSet<>();
        boxes.forEach((label, box) -> {
            if (!box.getSelection()) {
                hidden.add(label);
            }
        });
        return hidden;
    }

    SampleFilter filter() {
        return new SampleFilter(hidden(), name.getText(), length.from(), length.to(),
                Signature.values()[Math.max(0, signature.getSelectionIndex())]);
    }

    /** Everything is shown again. */
    void clear() {
        showing = true;
        boxes.values().forEach(b -> b.setSelection(true));
        name.setText("");
        length.reset(longest);
        signature.select(0);
        showing = false;
        fire();
    }

    private void fire() {
        if (!showing) {
            changed.accept(filter());
        }
    }
}
