package org.inkling.ui;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.inkling.ui.charts.Box;
import org.inkling.ui.charts.GcPainter;
import org.inkling.ui.charts.TextStyle;
import org.inkling.ui.charts.Theme;
import org.inkling.ui.charts.Tone;

/** A rounded sheet with a hairline, a heading on the left and a remark on the right. Contents go into {@link #body()}. */
public final class Card extends Composite {

    private static final int RADIUS = 10;

    private final Label heading;
    private final Label remark;
    private final Composite body;

    public Card(Composite parent, String title) {
        super(parent, SWT.DOUBLE_BUFFERED);
        Look.apply(this, Look.ground(parent), Tone.TEXT);
        GridLayout layout = new GridLayout(2, false);
        layout.marginWidth = 14;
        layout.marginHeight = 12;
        layout.verticalSpacing = 6;
        setLayout(layout);
        heading = Look.apply(new Label(this, SWT.NONE), Tone.SURFACE, Tone.TEXT);
        heading.setFont(Look.font(TextStyle.STRONG));
        heading.setText(Widgets.plain(title));
        remark = Look.apply(new Label(this, SWT.RIGHT), Tone.SURFACE, Tone.MUTED);
        remark.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        body = Look.apply(new Composite(this, SWT.NONE), Tone.SURFACE, Tone.TEXT);
        body.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 2, 1));
        if (title.isEmpty()) {
            Widgets.show(heading, false);
            Widgets.show(remark, false);
        }
        addPaintListener(event -> {
            Theme theme = Look.theme();
            Rectangle area = getClientArea();
            GcPainter painter = new GcPainter(event.gc);
            Box box = new Box(0.5, 0.5, area.width - 1.0, area.height - 1.0);
            painter.fill(box, RADIUS, theme.colour(Tone.SURFACE));
            painter.outline(box, RADIUS, theme.colour(Tone.LINE), 1);
        });
    }

    /** Where the contents go; has no layout yet. */
    public Composite body() {
        return body;
    }

    public void setTitle(String text) {
        heading.setText(Widgets.plain(text));
        heading.requestLayout();
    }

    /** A short remark at the right of the heading. */
    public void setRemark(String text) {
        remark.setText(Widgets.plain(text));
        remark.requestLayout();
    }
}
