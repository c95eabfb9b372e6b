package org.inkling.ui.live.internal.live;

import java.util.Locale;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.inkling.ui.FlatButton;
import org.inkling.ui.Look;
import org.inkling.ui.Widgets;
import org.inkling.ui.charts.TextStyle;
import org.inkling.ui.charts.Tone;

/** A row of numbers with four decimals, as many as fit, and a button that copies all of them. */
final class FeatureLine extends Composite {

    private static final int SHOWN = 60;

    private final Label title;
    private final Text text;
    private float[] values = {};

    FeatureLine(Composite parent, String title, String id) {
        super(parent, SWT.NONE);
        Look.apply(this, Look.ground(parent), Tone.TEXT);
        GridLayout layout = Widgets.gridLayout(2, false);
        layout.verticalSpacing = 2;
        setLayout(layout);
        setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        this.title = Widgets.text(this, title, TextStyle.STRONG, Tone.TEXT);
        this.title.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, true, false));
        Widgets.id(new FlatButton(this, FlatButton.Kind.LINK, "Copy", this::copy), id + ".copy");
        text = Look.apply(new Text(this, SWT.READ_ONLY | SWT.SINGLE), Look.ground(parent), Tone.MUTED);
        text.setFont(JFaceResources.getTextFont());
        GridData room = new GridData(SWT.FILL, SWT.TOP, true, false, 2, 1);
        room.widthHint = 100;
        text.setLayoutData(room);
        Widgets.id(text, id);
    }

    void show(float[] numbers) {
        values = numbers.clone();
        text.setText(words(Math.min(SHOWN, values.length)) + (values.length > SHOWN ? ", …" : ""));
        title.setToolTipText(values.length + " numbers");
    }

    private String words(int count) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < count; i++) {
            line.append(i == 0 ? "" : ", ").append(String.format(Locale.ROOT, "%.4f", values[i]));
        }
        return line.toString();
    }

    private void copy() {
        if (values.length == 0) {
            return;
        }
        Clipboard clipboard = new Clipboard(getDisplay());
        try {
            clipboard.setContents(new Object[]{ words(values.length) }, new Transfer[]{ TextTransfer.getInstance() });
        } finally {
            clipboard.dispose();
        }
    }
}
