package org.inkling.ui;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.inkling.ui.charts.TextStyle;
import org.inkling.ui.charts.Tone;
import org.inkling.ui.internal.CardColumns;

/** Small pieces of pages: plain composites, texts, headings, in the colours of the {@link Look}. */
public final class Widgets {

    /** Key of the data of a control by which tests find it, see {@link #id}. */
    public static final String ID = "org.inkling.id";

    private Widgets() {
    }

    /** Names a control for tests, for example {@code "dashboard.export"}. */
    public static <T extends Control> T id(T control, String id) {
        control.setData(ID, id);
        return control;
    }

    /** A composite with a grid without margins, 12 between its cells, on the ground of its parent. */
    public static Composite grid(Composite parent, int columns, boolean equal) {
        Composite composite = Look.apply(new Composite(parent, SWT.NONE), Look.ground(parent), Tone.TEXT);
        composite.setLayout(gridLayout(columns, equal));
        return composite;
    }

    /** A grid without margins. */
    public static GridLayout gridLayout(int columns, boolean equal) {
        GridLayout layout = new GridLayout(columns, equal);
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        layout.horizontalSpacing = Look.GAP;
        layout.verticalSpacing = Look.GAP;
        return layout;
    }

    /**
     * A composite that puts its children, mostly cards, into as many columns as fit; each goes into the column that is shortest so far.
     *
     * @param least least width of a column
     * @param most  greatest width of a column
     */
    public static Composite columns(Composite parent, int least, int most) {
        Composite composite = Look.apply(new Composite(parent, SWT.NONE), Look.ground(parent), Tone.TEXT);
        composite.setLayout(new CardColumns(least, most));
        return composite;
    }

    /** A text that wraps, on the ground of its parent. */
    public static Label text(Composite parent, String text, TextStyle style, Tone colour) {
        Label label = Look.apply(new Label(parent, SWT.WRAP), Look.ground(parent), colour);
        label.setFont(Look.font(style));
        label.setText(plain(text));
        return label;
    }

    /** A figure that answers a question, with its meaning below. */
    public static Figure figure(Composite parent, String value, String meaning) {
        Figure figure = new Figure(parent);
        figure.set(value, meaning);
        figure.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        return figure;
    }

    /** Shows or hides a control in a grid, which then takes no room. */
    public static void show(Control control, boolean shown) {
        GridData data = control.getLayoutData() instanceof GridData known ? known : new GridData();
        data.exclude = !shown;
        control.setLayoutData(data);
        control.setVisible(shown);
    }

    /** Text for a label, in which an ampersand would otherwise mark a mnemonic. */
    public static String plain(String text) {
        return text.replace("&", "&&");
    }

    /**
     * A scrolling page: contents go into the returned composite, which has a grid of one column and the margin of a page.
     * It is never wider than the visible part.
     */
    public static Composite page(Composite parent) {
        ScrolledComposite scroller = Look.apply(new ScrolledComposite(parent, SWT.V_SCROLL), Tone.PAGE, Tone.TEXT);
        scroller.setExpandHorizontal(true);
        scroller.setExpandVertical(true);
        scroller.setShowFocusedControl(true);
        Composite page = Look.apply(new Composite(scroller, SWT.NONE), Tone.PAGE, Tone.TEXT);
        GridLayout layout = gridLayout(1, false);
        layout.marginWidth = Look.MARGIN;
        layout.marginHeight = Look.MARGIN;
        page.setLayout(layout);
        scroller.setContent(page);
        scroller.addListener(SWT.Resize, event -> fit(page));
        scroller.getVerticalBar().setIncrement(24);
        Look.follow(scroller);
        return page;
    }

    /** Lets a {@link #page} be as high as its contents need; call after adding, showing or hiding something. */
    public static void fit(Composite page) {
        if (page.isDisposed() || !(page.getParent() instanceof ScrolledComposite scroller)) {
            return;
        }
        int width = scroller.getClientArea().width;
        if (width > 0) {
            scroller.setMinHeight(page.computeSize(width, SWT.DEFAULT).y);
            page.layout(true, true);
        }
    }
}
