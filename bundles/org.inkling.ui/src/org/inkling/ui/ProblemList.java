package org.inkling.ui;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.inkling.api.Problem;
import org.inkling.api.Resolution;
import org.inkling.ui.charts.TextStyle;
import org.inkling.ui.charts.Tone;

/** Problems where they are: a sign, what happened, and the ways out as links. */
public final class ProblemList extends Composite {

    private final int most;
    private final Predicate<Resolution> known;
    private final BiConsumer<Problem, Resolution> action;
    private final Runnable all;
    private List<Problem> shown = List.of();

    /**
     * @param most   number of problems that are shown at most; the others are counted
     * @param known  which resolutions the program can carry out; the others are advice
     * @param action carries one out
     * @param all    shows all problems
     */
    public ProblemList(Composite parent, int most, Predicate<Resolution> known, BiConsumer<Problem, Resolution> action, Runnable all) {
        super(parent, SWT.NONE);
        this.most = most;
        this.known = known;
        this.action = action;
        this.all = all;
        Look.apply(this, Look.ground(parent), Tone.TEXT);
        GridLayout layout = Widgets.gridLayout(2, false);
        layout.verticalSpacing = 6;
        setLayout(layout);
    }

    /** Shows other problems. @return whether anything has changed */
    public boolean show(List<Problem> problems) {
        if (problems.equals(shown)) {
            return false;
        }
        shown = List.copyOf(problems);
        for (Control child : getChildren()) {
            child.dispose();
        }
        shown.stream().limit(most).forEach(this::row);
        if (shown.size() > most) {
            FlatButton more = new FlatButton(this, FlatButton.Kind.LINK, "and " + (shown.size() - most) + " more in Problems", all);
            more.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, false, false, 2, 1));
        }
        layout(true, true);
        return true;
    }

    private void row(Problem problem) {
        State state = State.of(problem.severity());
        Label sign = Widgets.text(this, state.sign(), TextStyle.STRONG, state.tone());
        sign.setToolTipText(state.word());
        sign.setLayoutData(new GridData(SWT.BEGINNING, SWT.TOP, false, false));
        Composite right = Look.apply(new Composite(this, SWT.NONE), Look.ground(this), Tone.TEXT);
        right.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        right.setLayout(Widgets.gridLayout(1, false));
        ((GridLayout) right.getLayout()).verticalSpacing = 0;
        String place = problem.where().element().isEmpty() ? problem.where().resource() : problem.where().element();
        String name = place.substring(place.lastIndexOf('/') + 1);
        Label text = Widgets.text(right, (name.isEmpty() ? "" : name + ": ") + problem.summary(), TextStyle.TEXT, Tone.TEXT);
        text.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        if (!problem.resolutions().isEmpty()) {
            ways(right, problem);
        }
    }

    private void ways(Composite parent, Problem problem) {
        Composite row = Look.apply(new Composite(parent, SWT.NONE), Look.ground(parent), Tone.TEXT);
        row.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        RowLayout layout = new RowLayout(SWT.HORIZONTAL);
        layout.marginLeft = 0;
        layout.marginTop = 0;
        layout.marginBottom = 0;
        layout.spacing = 12;
        layout.center = true;
        row.setLayout(layout);
        for (Resolution resolution : problem.resolutions()) {
            if (known.test(resolution)) {
                FlatButton link = new FlatButton(row, FlatButton.Kind.LINK, resolution.label(), () -> action.accept(problem, resolution));
                link.setToolTipText(resolution.label());
            } else {
                Widgets.text(row, resolution.label(), TextStyle.TEXT, Tone.MUTED);
            }
        }
    }
}
