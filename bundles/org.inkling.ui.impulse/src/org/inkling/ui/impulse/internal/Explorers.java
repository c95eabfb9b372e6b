package org.inkling.ui.impulse.internal;

import org.inkling.engine.Report;
import org.inkling.ui.Card;
import org.inkling.ui.ExplorerData;
import org.inkling.ui.FeatureExplorer;
import org.inkling.ui.SampleFocus;
import org.inkling.ui.charts.Numbers;

/** What every explorer in the impulse editor does: shows the features of the impulse, selects and follows the window people look at. */
final class Explorers {

    private Explorers() {
    }

    /** Ties the selected point to what the person looks at. */
    static void link(FeatureExplorer explorer, ImpulseModel model) {
        explorer.onSelected(window -> {
            if (window != null) {
                model.setFocus(new SampleFocus(model.project(), window.sample(), window.start(), window.frames()));
            }
        });
        Runnable follow = () -> {
            SampleFocus focus = model.focus();
            if (focus != null) {
                explorer.select(focus.sample(), focus.startFrame());
            }
        };
        model.addFocusListener(follow);
        explorer.addDisposeListener(event -> model.removeFocusListener(follow));
    }

    /** Shows the features of the moment in an explorer on a card. */
    static void update(FeatureExplorer explorer, Card card, ImpulseEditor editor) {
        ExplorerData data = editor.explorer();
        boolean loaded = editor.model().data().loaded();
        explorer.setEmptyText(!loaded
                ? "Reading…"
                : editor.model().data().training().isEmpty()
                        ? "There is no training data yet. Import or record some, then generate features."
                        : "There are no features yet. Generate features to see the windows of each class in space.");
        explorer.show(data);
        Report report = editor.model().data().report().orElse(null);
        card.setRemark(data == null
                ? ""
                : report != null && Blocks.stale(editor.model(), report)
                        ? "◌ out of date: generate again"
                        : Numbers.count(data.size()) + " windows");
    }
}
