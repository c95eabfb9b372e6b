package org.inkling.ui.data.internal.load;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.inkling.api.OperationCancelledException;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.data.Signal;
import org.inkling.api.data.Split;
import org.inkling.data.Acquisition;
import org.inkling.data.DatasetImporter;
import org.inkling.data.DatasetStore;
import org.inkling.data.ImageSize;
import org.inkling.data.ImportPreview;
import org.inkling.data.SplitRule;
import org.inkling.project.LabProject;
import org.inkling.ui.Look;
import org.inkling.ui.Widgets;
import org.inkling.ui.charts.ChartCanvas;
import org.inkling.ui.charts.LineChart;
import org.inkling.ui.charts.Numbers;
import org.inkling.ui.charts.Tone;
import org.inkling.ui.data.internal.acquisition.SampleCharts;
import org.inkling.ui.data.internal.edit.DatasetEditing;
import org.inkling.ui.data.internal.edit.MonitorContext;

/** What an import would do with each file, and a plot of the chosen one. Read in the background. */
final class PreviewPane {

    private static final String[] TITLES = { "File", "Format", "Label", "Goes to", "Length" };

    private final Table table;
    private final ChartCanvas plot;
    private final Label summary;
    private ImportPreview preview;
    private ImportChoice choice;
    private Job job;
    private Job plotting;

    PreviewPane(Composite parent) {
        table = Widgets.id(new Table(parent, SWT.VIRTUAL | SWT.FULL_SELECTION | SWT.BORDER | SWT.SINGLE), "import.preview");
        table.setHeaderVisible(true);
        for (int i = 0; i < TITLES.length; i++) {
            TableColumn column = new TableColumn(table, i == 4 ? SWT.RIGHT : SWT.LEFT);
            column.setText(TITLES[i]);
            column.setWidth(i == 0 ? 240 : i == 3 ? 200 : 84);
        }
        table.addListener(SWT.SetData, event -> fill((TableItem) event.item, event.index));
        table.addListener(SWT.Selection, event -> plot());
        GridDataFactory.fillDefaults().grab(true, true).span(3, 1).hint(600, 130).applyTo(table);
        summary = Widgets.id(new Label(parent, SWT.WRAP), "import.preview.summary");
        GridDataFactory.fillDefaults().grab(true, false).span(3, 1).applyTo(summary);
        plot = new ChartCanvas(parent, Look::theme);
        GridDataFactory.fillDefaults().grab(true, false).span(3, 1).hint(600, 110).applyTo(plot);
    }

    /** Reads what an import would do. @param done told when it is known */
    void show(ImportChoice wanted, Consumer<ImportPreview> done) {
        stop();
        if (wanted.sources().isEmpty()) {
            show(wanted, new ImportPreview(List.of(), 0, List.of()));
            summary.setText("Add files or a folder to see what would be imported.");
            return;
        }
        summary.setText("Reading …");
        job = new Job("Read the files to import") {

            @Override
            protected IStatus run(IProgressMonitor monitor) {
                try {
                    LabProject lab = LabProject.at(wanted.project().getLocation().toPath());
                    DatasetStore store = lab.dataset();
                    ImportPreview read = new DatasetImporter(store).preview(wanted.sources(), wanted.options(rule(lab)),
                            new MonitorContext(monitor, p -> {
                                // shown at its file
                            }));
                    ui(this, () -> {
                        show(wanted, read);
                        done.accept(read);
                    });
                } catch (OperationCancelledException e) {
                    return Status.CANCEL_STATUS;
                } catch (OperationException e) {
                    ui(this, () -> summary.setText("✗ " + Widgets.plain(e.problems().get(0).summary())));
                }
                return Status.OK_STATUS;
            }

            @Override
            public boolean belongsTo(Object family) {
                return family == DatasetEditing.FAMILY;
            }
        };
        job.setSystem(true);
        job.schedule(150);
    }

    private static SplitRule rule(LabProject lab) throws OperationException {
        return SplitRule.valueOf(lab.settings().split().toUpperCase(java.util.Locale.ROOT));
    }

    private void ui(Job from, Runnable action) {
        if (!table.isDisposed()) {
            table.getDisplay().asyncExec(() -> {
                if (!table.isDisposed() && (from == job || from == plotting)) {
                    action.run();
                }
            });
        }
    }

    void stop() {
        if (job != null) {
            job.cancel();
        }
        if (plotting != null) {
            plotting.cancel();
        }
    }

    private void show(ImportChoice wanted, ImportPreview read) {
        choice = wanted;
        preview = read;
        table.setItemCount(read.files().size());
        table.clearAll();
        long fresh = read.count(Split.TRAINING) + read.count(Split.TESTING);
        long there = read.files().stream().filter(r -> !r.duplicate().isEmpty()).count();
        long out = read.files().stream().filter(r -> r.problem() != null).count();
        String more = read.total() > read.files().size() ? " of the first " + Numbers.count(read.files().size()) : "";
        summary.setText(
                Widgets.plain(Numbers.count(fresh) + " new" + more + ": " + Numbers.count(read.count(Split.TRAINING)) + " to training, "
                        + Numbers.count(read.count(Split.TESTING)) + " to testing"
                        + (there > 0 ? " · " + Numbers.count(there) + " already there" : "")
                        + (out > 0 ? " · " + Numbers.count(out) + " left out" : "")
                        + read.problems().stream().limit(1).map(p -> " · ▲ " + p.summary()).reduce("", String::concat)));
        summary.requestLayout();
        plot.setChart(null);
        read.first().ifPresent(r -> {
            table.setSelection(read.files().indexOf(r));
            plot();
        });
    }

    private void fill(TableItem item, int index) {
        if (preview == null || index >= preview.files().size()) {
            return;
        }
        ImportPreview.Row row = preview.files().get(index);
        Problem problem = row.problem();
        String to = problem != null
                ? "✗ " + problem.summary()
                : !row.duplicate().isEmpty() ? "already there" : row.split() == null ? "" : row.split().id();
        item.setText(new String[]{ row.source(), row.format(), row.label(), to,
                row.frames() == 0 ? "" : row.lengthMs() > 0 ? Numbers.duration(row.lengthMs()) : Numbers.count(row.frames()) + " px" });
        item.setForeground(problem != null ? Look.color(Tone.BAD) : row.imported() ? null : Look.color(Tone.MUTED));
    }

    private void plot() {
        int index = table.getSelectionIndex();
        if (preview == null || index < 0 || index >= preview.files().size() || preview.files().get(index).problem() != null) {
            plot.setChart(null);
            return;
        }
        String source = preview.files().get(index).source();
        ImportChoice from = choice;
        if (plotting != null) {
            plotting.cancel();
        }
        plotting = new Job("Read " + source) {

            @Override
            protected IStatus run(IProgressMonitor monitor) {
                try {
                    DatasetStore store = LabProject.at(from.project().getLocation().toPath()).dataset();
                    Acquisition read = new DatasetImporter(store).read(from.sources(), source, from.intervalMs());
                    Signal signal = read.signal();
                    LineChart chart = ImageSize.of(signal.schema()).isPresent()
                            ? null
                            : SampleCharts.chart(signal, SampleCharts.series(signal), Set.of());
                    ui(this, () -> plot.setChart(chart));
                } catch (OperationException e) {
                    ui(this, () -> plot.setChart(null));
                }
                return Status.OK_STATUS;
            }
        };
        plotting.setSystem(true);
        plotting.schedule();
    }
}
