package org.inkling.ui.lab.internal.screens;

import java.util.ArrayDeque;
import java.util.Deque;

import org.eclipse.core.runtime.IStatus;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;
import org.eclipse.jface.resource.JFaceResources;
import org.inkling.api.Problem;
import org.inkling.resources.OperationJob;
import org.inkling.resources.OperationListener;
import org.inkling.ui.Card;
import org.inkling.ui.FlatButton;
import org.inkling.ui.Look;
import org.inkling.ui.State;
import org.inkling.ui.Widgets;
import org.inkling.ui.charts.TextStyle;
import org.inkling.ui.charts.Tone;

/** Progress, log and cancel of the operation a screen has started; remembers the last lines while the page is built anew. */
final class WorkCard {

    private static final int LINES = 400;
    private static final int LOG_HEIGHT = 150;
    private static final int PAINT_MS = 100;

    private final Deque<String> log = new ArrayDeque<>();
    private OperationJob job;
    private String title = "";
    private String part = "";
    private int perMille = -1;
    private IStatus end;
    private boolean waiting;
    private Card card;
    private Label line;
    private ProgressBar bar;
    private FlatButton cancel;
    private StyledText text;
    private GridData room;

    /** Listens to the operation that is about to start. */
    OperationListener listener() {
        return new OperationListener() {

            @Override
            public void started(OperationJob started) {
                change(() -> {
                    log.clear();
                    job = started;
                    title = started.getName();
                    part = "";
                    perMille = -1;
                    end = null;
                });
            }

            @Override
            public void log(OperationJob worker, String logged) {
                change(() -> add(logged));
            }

            @Override
            public void progress(OperationJob worker, String now, long done, long total) {
                change(() -> {
                    part = now;
                    perMille = total == 0 ? -1 : (int) (1000 * done / total);
                });
            }

            @Override
            public void problem(OperationJob worker, Problem problem) {
                change(() -> add(State.of(problem.severity()).sign() + " " + problem));
            }

            @Override
            public void finished(OperationJob worker, IStatus status) {
                change(() -> {
                    end = status;
                    job = null;
                });
            }
        };
    }

    private void add(String logged) {
        log.add(logged);
        if (log.size() > LINES) {
            log.remove();
        }
    }

    private void change(Runnable edit) {
        Card shown;
        synchronized (log) {
            edit.run();
            shown = card;
            if (waiting || shown == null || shown.isDisposed()) {
                return;
            }
            waiting = true;
        }
        shown.getDisplay().asyncExec(() -> {
            if (shown.isDisposed()) {
                synchronized (log) {
                    waiting = false;
                }
            } else {
                // many lines become one update
                shown.getDisplay().timerExec(PAINT_MS, this::update);
            }
        });
    }

    /** Adds the card to a page; it takes no room before the first operation. */
    void show(Composite page) {
        card = Widgets.id(new Card(page, "Log"), "work");
        card.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        GridLayout layout = Widgets.gridLayout(3, false);
        layout.verticalSpacing = 6;
        card.body().setLayout(layout);
        line = Widgets.text(card.body(), "", TextStyle.TEXT, Tone.MUTED);
        line.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        bar = new ProgressBar(card.body(), SWT.HORIZONTAL);
        bar.setMaximum(1000);
        GridData wide = new GridData(SWT.END, SWT.CENTER, false, false);
        wide.widthHint = 160;
        bar.setLayoutData(wide);
        cancel = Widgets.id(new FlatButton(card.body(), FlatButton.Kind.QUIET, "Cancel", this::cancel), "work.cancel");
        text = Widgets.id(new StyledText(card.body(), SWT.READ_ONLY | SWT.MULTI | SWT.V_SCROLL | SWT.WRAP), "work.log");
        Look.apply(text, Tone.PLOT, Tone.MUTED);
        text.setFont(JFaceResources.getTextFont());
        text.setMargins(8, 6, 8, 6);
        room = new GridData(SWT.FILL, SWT.TOP, true, false, 3, 1);
        room.heightHint = 0;
        text.setLayoutData(room);
        waiting = false;
        update();
    }

    /** The page the card stands on, in some depth, may need more room. */
    private void fit() {
        Composite at = card.getParent();
        while (at != null && !(at.getParent() instanceof ScrolledComposite)) {
            at = at.getParent();
        }
        if (at != null) {
            Widgets.fit(at);
        }
    }

    private void cancel() {
        OperationJob running = job;
        if (running != null) {
            running.cancel();
        }
        cancel.setEnabled(false);
    }

    private void update() {
        if (card == null || card.isDisposed()) {
            return;
        }
        synchronized (log) {
            waiting = false;
            boolean running = job != null;
            boolean was = card.getVisible();
            Widgets.show(card, !title.isEmpty());
            ((GridData) card.getLayoutData()).grabExcessHorizontalSpace = true;
            card.setTitle(title.isEmpty() ? "Log" : title);
            card.setRemark(running
                    ? "running"
                    : end == null
                            ? ""
                            : end.isOK()
                                    ? "✓ done"
                                    : end.getSeverity() == IStatus.CANCEL ? "cancelled" : "✗ failed");
            String said = running ? part : end == null || end.isOK() ? "" : end.getMessage();
            line.setText(Widgets.plain(said));
            Widgets.show(line, running || !said.isEmpty());
            ((GridData) line.getLayoutData()).grabExcessHorizontalSpace = true;
            bar.setSelection(Math.max(0, perMille));
            Widgets.show(bar, running && perMille >= 0);
            Widgets.show(cancel, running);
            cancel.setEnabled(running);
            text.setText(String.join("\n", log));
            text.setTopIndex(text.getLineCount());
            int height = Math.min(LOG_HEIGHT, text.getLineHeight() * Math.max(1, log.size()) + 14);
            boolean grown = room.heightHint < height;
            room.heightHint = Math.max(room.heightHint, height);
            if (was != card.getVisible() || grown) {
                fit();
            }
        }
    }
}
