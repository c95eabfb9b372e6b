package org.inkling.ui.data.internal.acquisition;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.inkling.api.OperationCancelledException;
import org.inkling.api.OperationException;
import org.inkling.api.data.SampleRef;
import org.inkling.api.data.Split;
import org.inkling.data.Crop;
import org.inkling.data.DatasetExporter;
import org.inkling.data.DatasetStore;
import org.inkling.data.DatasetTrash;
import org.inkling.data.Rebalancing;
import org.inkling.ui.data.internal.Datasets;
import org.inkling.ui.data.internal.edit.DatasetChange;
import org.inkling.ui.data.internal.edit.DatasetChanges;
import org.inkling.ui.data.internal.edit.DatasetEditing;
import org.inkling.ui.data.internal.edit.MonitorContext;

/** Asks what is to be asked and changes the dataset, so that every change can be undone. */
final class SampleActions implements SampleCommands {

    private static final double TESTING_SHARE = 0.2;

    private final IProject project;
    private final Datasets datasets;
    private final SampleModel model;
    private final Shell shell;
    private final Consumer<String> say;
    private final Runnable changed;

    /** @param say told what went wrong, or an empty text; @param changed called when a change has been carried out */
    SampleActions(IProject project, Datasets datasets, SampleModel model, Shell shell, Consumer<String> say, Runnable changed) {
        this.project = project;
        this.datasets = datasets;
        this.model = model;
        this.shell = shell;
        this.say = say;
        this.changed = changed;
    }

    private void run(String label, DatasetChange change) {
        DatasetEditing.run(project, label, change, status -> {
            say.accept(status.isOK() ? "" : status.getMessage());
            changed.run();
        });
    }

    private static List<String> ids(List<SampleRow> rows) {
        return rows.stream().map(SampleRow::id).toList();
    }

    private static String count(List<?> rows) {
        return rows.size() == 1 ? "sample" : rows.size() + " samples";
    }

    @Override
    public void rename(SampleRow row) {
        NameDialog dialog = new NameDialog(shell, row.name());
        if (dialog.open() == Window.OK && !dialog.name().equals(row.name())) {
            run("Rename sample", DatasetChanges.rename(row.id(), dialog.name()));
        }
    }

    @Override
    public void relabel(List<SampleRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        String now = rows.stream().map(r -> r.ref().label()).distinct().count() == 1 ? rows.get(0).ref().label() : "";
        LabelDialog dialog = new LabelDialog(shell, rows.size(), model.index().labels(), now);
        if (dialog.open() == Window.OK) {
            run("Edit label of " + count(rows), DatasetChanges.relabel(ids(rows), dialog.label()));
        }
    }

    @Override
    public void move(List<SampleRow> rows, Split to) {
        List<String> ids = ids(rows);
        run("Move " + count(rows) + " to " + to.id(),
                to == Split.TRAINING ? DatasetChanges.move(ids, List.of()) : DatasetChanges.move(List.of(), ids));
    }

    @Override
    public void enable(List<SampleRow> rows, boolean enabled) {
        run((enabled ? "Enable " : "Disable ") + count(rows), DatasetChanges.enable(ids(rows), enabled));
    }

    @Override
    public void notes(List<SampleRow> rows, Map<String, String> now) {
        NotesDialog dialog = new NotesDialog(shell, rows.size(), now);
        if (!rows.isEmpty() && dialog.open() == Window.OK && !(rows.size() == 1 && dialog.result().equals(now))) {
            run("Edit metadata of " + count(rows), DatasetChanges.metadata(ids(rows), dialog.result()));
        }
    }

    @Override
    public void crop(SampleRow row, Crop crop) {
        run(crop == null ? "Use all of the sample" : "Crop sample", DatasetChanges.crop(row.id(), crop));
    }

    @Override
    public void split(SampleRow row, List<Integer> cuts) {
        run("Split sample", DatasetChanges.split(row.id(), cuts));
    }

    /** Deleting can be undone, so nothing is asked. */
    @Override
    public void delete(List<SampleRow> rows) {
        if (!rows.isEmpty()) {
            run("Delete " + count(rows), DatasetChanges.delete(ids(rows)));
        }
    }

    /** Shows what a division 80/20 would move, and does it. */
    void rebalance() {
        Rebalancing plan = Rebalancing.plan(model.index().all().stream().map(SampleRow::ref).toList(), TESTING_SHARE);
        if (new RebalanceDialog(shell, plan).open() == Window.OK && plan.moves() > 0) {
            run("Rebalance 80/20", DatasetChanges.move(plan.toTraining().stream().map(SampleRef::id).toList(),
                    plan.toTesting().stream().map(SampleRef::id).toList()));
        }
    }

    /** Shows the trash; samples can be put back, or all of it deleted for good. */
    void trash() {
        background("Read the trash", store -> {
            List<DatasetTrash.Item> items = store.trash().items();
            ui(() -> trash(items));
        });
    }

    private void trash(List<DatasetTrash.Item> items) {
        TrashDialog dialog = new TrashDialog(shell, items);
        int pressed = dialog.open();
        if (pressed == Window.OK && !dialog.chosen().isEmpty()) {
            run("Put back " + count(dialog.chosen()), DatasetChanges.restore(List.copyOf(dialog.chosen())));
        } else if (pressed == TrashDialog.EMPTY && MessageDialog.openConfirm(shell, "Empty trash",
                count(items).replaceFirst("^sample$", "1 sample") + " will be deleted for good. This cannot be undone.")) {
            background("Empty the trash", store -> {
                store.trash().empty();
                ui(() -> say.accept(""));
            });
        }
    }

    @Override
    public void export(List<SampleRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        FileDialog dialog = new FileDialog(shell, SWT.SAVE);
        dialog.setOverwrite(true);
        String path = rows.get(0).ref().path();
        dialog.setFileName(rows.size() == 1 ? path.substring(path.lastIndexOf('/') + 1) : project.getName() + "-samples.zip");
        String file = dialog.open();
        if (file != null) {
            export(rows, Path.of(file));
        }
    }

    /** One sample as it was recorded, several as a zip that can be imported and uploaded. */
    void export(List<SampleRow> rows, Path file) {
        Set<String> paths = rows.stream().map(r -> r.ref().path()).collect(Collectors.toSet());
        background("Export " + count(rows), (store, monitor) -> {
            if (rows.size() == 1) {
                copy(store.root().resolve(rows.get(0).ref().path()), file);
            } else {
                new DatasetExporter(store).export(file, paths::contains, new MonitorContext(monitor, p -> {
                    // a missing file has its marker
                }));
            }
            ui(() -> say.accept(""));
        });
    }

    private static void copy(Path from, Path to) throws OperationException {
        try {
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new OperationException(org.inkling.api.Problem.error("export.write", org.inkling.api.Location.of(to.toString()),
                    "The file cannot be written: " + e.getMessage() + ".", "Choose another folder"), e);
        }
    }

    private interface Reading {
        void run(DatasetStore store) throws OperationException;
    }

    private interface Work {
        void run(DatasetStore store, IProgressMonitor monitor) throws OperationException;
    }

    private void background(String title, Reading reading) {
        background(title, (store, monitor) -> reading.run(store));
    }

    private void background(String title, Work work) {
        Job job = new Job(title) {

            @Override
            protected IStatus run(IProgressMonitor monitor) {
                try {
                    work.run(datasets.store(project), monitor);
                } catch (OperationCancelledException e) {
                    return Status.CANCEL_STATUS;
                } catch (OperationException e) {
                    ui(() -> say.accept(e.problems().get(0).summary()));
                }
                return Status.OK_STATUS;
            }

            @Override
            public boolean belongsTo(Object family) {
                return family == DatasetEditing.FAMILY || project.equals(family);
            }
        };
        job.schedule();
    }

    private void ui(Runnable action) {
        Display display = shell.getDisplay();
        display.asyncExec(() -> {
            if (!shell.isDisposed()) {
                action.run();
            }
        });
    }
}
