package org.inkling.ui.live.internal;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Text;
import org.inkling.ui.Card;
import org.inkling.ui.Look;
import org.inkling.ui.Widgets;
import org.inkling.ui.charts.Tone;

/** A card with the last lines of a log. Lines may come from any thread and are shown together; the console has all of them. */
public final class LogText {

    private static final int MOST = 20_000;
    private static final int ROWS = 6;
    private static final int GATHER_MS = 100;

    private final Card card;
    private final Text text;
    private final Display display;
    private final StringBuilder waiting = new StringBuilder();

    public LogText(Composite parent, String title, String id) {
        display = parent.getDisplay();
        card = new Card(parent, title);
        card.body().setLayout(Widgets.gridLayout(1, false));
        text = Look.apply(new Text(card.body(), SWT.MULTI | SWT.READ_ONLY | SWT.V_SCROLL | SWT.WRAP), Tone.SURFACE, Tone.MUTED);
        text.setFont(JFaceResources.getTextFont());
        GridData room = new GridData(SWT.FILL, SWT.TOP, true, false);
        room.heightHint = text.getLineHeight() * ROWS;
        room.widthHint = 100;
        text.setLayoutData(room);
        Widgets.id(text, id);
    }

    public Card control() {
        return card;
    }

    /** Takes everything away. From the user interface's thread. */
    public void clear() {
        synchronized (waiting) {
            waiting.setLength(0);
        }
        text.setText("");
    }

    /** Adds a line, from any thread. */
    public void add(String line) {
        boolean first;
        synchronized (waiting) {
            first = waiting.isEmpty();
            waiting.append(line).append('\n');
            if (waiting.length() > 2 * MOST) {
                waiting.delete(0, waiting.length() - MOST);
            }
        }
        if (first && !display.isDisposed()) {
            display.asyncExec(() -> display.timerExec(GATHER_MS, this::show));
        }
    }

    private void show() {
        String lines;
        synchronized (waiting) {
            lines = waiting.toString();
            waiting.setLength(0);
        }
        if (text.isDisposed() || lines.isEmpty()) {
            return;
        }
        if (text.getCharCount() + lines.length() > 2 * MOST) {
            String all = text.getText() + lines;
            text.setText(all.substring(all.length() - MOST));
        } else {
            text.append(lines);
        }
    }
}
