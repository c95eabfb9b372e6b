package org.inkling.ui.data.internal.load;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.runtime.IStatus;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;
import org.eclipse.swt.widgets.Text;
import org.inkling.api.Problem;
import org.inkling.engine.ImportResult;
import org.inkling.resources.OperationJob;
import org.inkling.resources.OperationListener;
import org.inkling.ui.Look;
import org.inkling.ui.Widgets;
import org.inkling.ui.charts.Numbers;
import org.inkling.ui.charts.Tone;

/** Shows what becomes of each file while it is imported. */
final class ImportLogPage extends WizardPage {

    private static final int MOST_CHARACTERS = 400_000;
    private static final int GATHER_MS = 100;

    private final List<String> waiting = new ArrayList<>();
    private ProgressBar progress;
    private Label summary;
    private Text log;
    private OperationJob job;

    ImportLogPage() {
        super("importLog");
        setTitle("Import recordings");
        setDescription("What becomes of each file.");
        setPageComplete(false);
    }

    @Override
    public void createControl(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(12, 12).spacing(8, 8).applyTo(page);
        progress = new ProgressBar(page, SWT.SMOOTH);
        progress.setMaximum(100);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(progress);
        summary = Widgets.id(new Label(page, SWT.WRAP), "import.summary");
        GridDataFactory.fillDefaults().grab(true, false).applyTo(summary);
        log = Widgets.id(new Text(page, SWT.BORDER | SWT.MULTI | SWT.READ_ONLY | SWT.V_SCROLL | SWT.H_SCROLL), "import.log");
        GridDataFactory.fillDefaults().grab(true, true).hint(500, 260).applyTo(log);
        setControl(page);
    }

    /** Begins the import. It goes on in the background when the wizard is closed after its end; cancelling ends it. */
    void begin(ImportChoice choice) {
        setPreviousPage(null);
        summary.setText("Importing …");
        job = choice.job();
        job.setUser(false);
        job.addListener(new Listener());
        job.schedule();
    }

    void cancel() {
        if (job != null) {
            job.cancel();
        }
    }

    private void flush() {
        String text;
        synchronized (waiting) {
            text = String.join("\n", waiting);
            waiting.clear();
        }
        if (log.isDisposed() || text.isEmpty()) {
            return;
        }
        if (log.getCharCount() > MOST_CHARACTERS) {
            log.setText("… the beginning is in the console\n");
        }
        log.append(text + "\n");
    }

    private void finished(OperationJob done, IStatus status, List<Problem> problems) {
        flush();
        if (log.isDisposed()) {
            return;
        }
        progress.setSelection(100);
        if (done.result().orElse("") instanceof ImportResult result) {
            int training = result.training().values().stream().mapToInt(Integer::intValue).sum();
            summary.setText((result.failed().isEmpty() ? "✓ " : "▲ ") + Numbers.count(result.imported()) + " imported: "
                    + Numbers.count(training) + " to training, " + Numbers.count(result.imported() - training) + " to testing"
                    + (result.duplicates() > 0 ? " · " + Numbers.count(result.duplicates()) + " were there already" : "")
                    + (result.failed().isEmpty() ? "" : " · " + Numbers.count(result.failed().size()) + " left out"));
            summary.setForeground(Look.color(result.failed().isEmpty() ? Tone.OK : Tone.WARN));
        } else if (status.getSeverity() == IStatus.CANCEL) {
            summary.setText("Cancelled. Nothing was imported.");
        } else {
            summary.setText("✗ " + (problems.isEmpty() ? status.getMessage() : text(problems.get(problems.size() - 1)))
                    + " Nothing was imported.");
            summary.setForeground(Look.color(Tone.BAD));
        }
        summary.requestLayout();
        setPageComplete(true);
    }

    private static String text(Problem problem) {
        return problem.summary() + (problem.resolutions().isEmpty() ? "" : " " + problem.resolutions().get(0).label() + ".");
    }

    private final class Listener implements OperationListener {

        private final List<Problem> problems = new ArrayList<>();

        @Override
        public void log(OperationJob running, String line) {
            boolean first;
            synchronized (waiting) {
                first = waiting.isEmpty();
                waiting.add(line);
            }
            if (first) {
                show(() -> log.getDisplay().timerExec(GATHER_MS, ImportLogPage.this::flush));
            }
        }

        @Override
        public void progress(OperationJob running, String part, long done, long total) {
            show(() -> progress.setSelection(total == 0 ? 0 : (int) (100 * done / total)));
        }

        @Override
        public void problem(OperationJob running, Problem problem) {
            problems.add(problem);
        }

        @Override
        public void finished(OperationJob done, IStatus status) {
            show(() -> ImportLogPage.this.finished(done, status, problems));
        }

        private void show(Runnable action) {
            if (!log.isDisposed()) {
                log.getDisplay().asyncExec(() -> {
                    if (!log.isDisposed()) {
                        action.run();
                    }
                });
            }
        }
    }
}
