package org.inkling.ui.impulse.internal;

import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.inkling.api.deploy.Board;
import org.inkling.api.deploy.Estimate;
import org.inkling.api.deploy.LayerEstimate;
import org.inkling.api.deploy.ModelType;
import org.inkling.ui.Card;
import org.inkling.ui.Figure;
import org.inkling.ui.Widgets;
import org.inkling.ui.charts.Numbers;
import org.inkling.ui.charts.TextStyle;
import org.inkling.ui.charts.Tone;

/** What the trained impulse takes of the board: time, RAM, flash. */
final class DeviceCard {

    private final Card card;
    private final Figure time;
    private final Figure ram;
    private final Figure flash;
    private final Label note;

    DeviceCard(Composite parent) {
        card = new Card(parent, "On the device");
        card.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        GridLayout layout = Widgets.gridLayout(3, true);
        layout.verticalSpacing = 8;
        card.body().setLayout(layout);
        time = Widgets.figure(card.body(), "–", "time for a window");
        ram = Widgets.figure(card.body(), "–", "RAM");
        flash = Widgets.figure(card.body(), "–", "flash");
        note = Widgets.text(card.body(), "", TextStyle.TEXT, Tone.MUTED);
        note.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false, 3, 1));
    }

    /** Shows the costs of one type of the model; hides the card when they are not known. @return whether the size has changed */
    boolean show(LabData data, ModelType type) {
        Optional<Estimate> found = Optional.ofNullable(data.costs().get(type));
        boolean moved = card.getVisible() != found.isPresent();
        Widgets.show(card, found.isPresent());
        if (found.isPresent()) {
            Estimate cost = found.get();
            Board board = cost.board();
            card.setRemark(board.name());
            time.set(milliseconds(cost.milliseconds()), "for a window");
            ram.set(Numbers.bytes(cost.ramBytes()), "RAM of " + Numbers.bytes(board.ramBytes()));
            flash.set(Numbers.bytes(cost.romBytes()), "flash of " + Numbers.bytes(board.flashBytes()));
            note.setText(Widgets.plain("DSP " + milliseconds(cost.milliseconds(LayerEstimate.Part.DSP)) + ", network "
                    + milliseconds(cost.milliseconds(LayerEstimate.Part.NETWORK)) + ", " + (type == ModelType.INT8 ? "int8" : "float32")
                    + ". Estimated; nothing was built."));
        }
        return moved;
    }

    private static String milliseconds(double ms) {
        return Numbers.decimal(ms, ms < 0.1 ? 3 : ms < 10 ? 2 : 0) + " ms";
    }
}
