package org.inkling.ui.impulse.internal;

import java.util.Locale;

import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.inkling.ui.Card;
import org.inkling.ui.FlatButton;
import org.inkling.ui.Widgets;
import org.inkling.ui.charts.Numbers;
import org.inkling.ui.charts.TextStyle;
import org.inkling.ui.charts.Tone;

/** The first of many numbers, and all of them into the clipboard. */
final class ValuesCard {

    private static final int SHOWN = 24;

    private final Card card;
    private final Label text;
    private float[] values = new float[0];

    /** @param id of the button that copies */
    ValuesCard(Composite parent, String title, String id) {
        card = new Card(parent, title);
        card.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        card.body().setLayout(Widgets.gridLayout(2, false));
        ((GridLayout) card.body().getLayout()).verticalSpacing = 0;
        text = Widgets.text(card.body(), "", TextStyle.SMALL, Tone.MUTED);
        GridData room = new GridData(SWT.FILL, SWT.TOP, true, false);
        // without a width of its own the text does not widen the page
        room.widthHint = 120;
        room.heightHint = 3 * text.computeSize(SWT.DEFAULT, SWT.DEFAULT).y;
        text.setLayoutData(room);
        FlatButton copy = new FlatButton(card.body(), FlatButton.Kind.QUIET, "Copy", this::copy);
        copy.setLayoutData(new GridData(SWT.END, SWT.TOP, false, false));
        copy.setToolTipText("Puts all values into the clipboard, separated by commas");
        Widgets.id(copy, id);
    }

    void show(float[] now, String remark) {
        values = now;
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < Math.min(SHOWN, now.length); i++) {
            shown.append(i == 0 ? "" : ",  ").append(String.format(Locale.ROOT, "%.4f", now[i]));
        }
        text.setText(now.length > SHOWN ? shown + ", …" : shown.toString());
        card.setRemark(Numbers.count(now.length) + (now.length == 1 ? " value" : " values") + (remark.isEmpty() ? "" : ", " + remark));
    }

    /** All values as text. */
    String all() {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < values.length; i++) {
            all.append(i == 0 ? "" : ", ").append(values[i]);
        }
        return all.toString();
    }

    private void copy() {
        if (values.length > 0) {
            Clipboard clipboard = new Clipboard(card.getDisplay());
            clipboard.setContents(new Object[]{ all() }, new Transfer[]{ TextTransfer.getInstance() });
            clipboard.dispose();
        }
    }
}
