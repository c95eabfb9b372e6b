package org.inkling.ui.impulse.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.inkling.ui.Card;
import org.inkling.ui.Look;
import org.inkling.ui.Widgets;
import org.inkling.ui.charts.TextStyle;
import org.inkling.ui.charts.Tone;

/** A card with a box for each of some names, of which at least one is chosen. */
final class ChecksCard {

    private final Card card;
    private final Consumer<List<String>> chosen;
    private final List<Button> boxes = new ArrayList<>();
    private List<String> names = List.of();

    /** @param chosen told the chosen names, in the order they are shown in */
    ChecksCard(Composite parent, String title, Consumer<List<String>> chosen) {
        this.chosen = chosen;
        card = new Card(parent, title);
        GridLayout layout = new GridLayout(1, false);
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        layout.verticalSpacing = 4;
        card.body().setLayout(layout);
    }

    Card card() {
        return card;
    }

    /** @param selected the chosen ones; none means all @return whether the size has changed */
    boolean show(List<String> all, List<String> selected) {
        boolean other = !all.equals(names) || boxes.isEmpty();
        if (other) {
            names = List.copyOf(all);
            rebuild();
        }
        for (Button box : boxes) {
            box.setSelection(selected.isEmpty() || selected.contains(box.getText()));
        }
        keepOne();
        return other;
    }

    private void rebuild() {
        for (Control child : card.body().getChildren()) {
            child.dispose();
        }
        boxes.clear();
        for (String name : names) {
            Button box = Look.apply(new Button(card.body(), SWT.CHECK), Tone.SURFACE, Tone.TEXT);
            box.setText(name);
            box.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
            box.addListener(SWT.Selection, event -> {
                keepOne();
                chosen.accept(boxes.stream().filter(Button::getSelection).map(Button::getText).toList());
            });
            boxes.add(box);
        }
        if (names.isEmpty()) {
            Widgets.text(card.body(), "They are known when there is data.", TextStyle.TEXT, Tone.MUTED);
        }
        card.requestLayout();
    }

    /** The last chosen one cannot be taken away. */
    private void keepOne() {
        long count = boxes.stream().filter(Button::getSelection).count();
        boxes.forEach(box -> box.setEnabled(count > 1 || !box.getSelection()));
    }
}
