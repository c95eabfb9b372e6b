package org.inkling.ui.impulse.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.IResourceChangeListener;
import org.eclipse.core.resources.IResourceDelta;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.IFileEditorInput;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.EditorPart;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.engine.Catalog;
import org.inkling.engine.Report;
import org.inkling.engine.ResultStore;
import org.inkling.project.ImpulseDocument;
import org.inkling.project.SafeFiles;
import org.inkling.resources.Services;
import org.inkling.ui.FlatButton;
import org.inkling.ui.Icons;
import org.inkling.ui.Look;
import org.inkling.ui.PageHeader;
import org.inkling.ui.ProblemList;
import org.inkling.ui.Widgets;
import org.inkling.ui.charts.Theme;
import org.inkling.ui.charts.Tone;

/** Shows the report of an impulse: validation, test, matrices, curves and every test sample. Follows the file. */
public final class ResultsEditor extends EditorPart implements IResourceChangeListener {

    /** Id in {@code plugin.xml}. */
    public static final String ID = "org.inkling.ui.impulse.results";

    private static final int RELOAD_DELAY_MS = 150;

    private IFile file;
    private Composite parent;
    private Job reload;

    @Override
    public void init(IEditorSite site, IEditorInput input) throws PartInitException {
        if (!(input instanceof IFileEditorInput fileInput) || fileInput.getFile().getProject().getLocation() == null) {
            throw new PartInitException("Results have to be a file of the workspace.");
        }
        file = fileInput.getFile();
        setSite(site);
        setInput(input);
        setPartName("Results " + impulse());
        setTitleImage(Icons.image("results"));
        ResourcesPlugin.getWorkspace().addResourceChangeListener(this, IResourceChangeEvent.POST_CHANGE);
    }

    private String impulse() {
        return file.getParent().getName();
    }

    @Override
    public void createPartControl(Composite container) {
        parent = Look.apply(new Composite(container, SWT.NONE), Tone.PAGE, Tone.TEXT);
        parent.setLayout(new FillLayout());
        Display display = container.getDisplay();
        reload = new Job("Read results of " + impulse()) {

            @Override
            protected IStatus run(IProgressMonitor monitor) {
                read(display);
                return Status.OK_STATUS;
            }
        };
        reload.setSystem(true);
        reload.schedule();
    }

    private void read(Display display) {
        try {
            Optional<Report> report = new ResultStore(file.getProject().getLocation().toPath(), impulse()).report();
            display.asyncExec(() -> show(report, List.of()));
        } catch (OperationException e) {
            display.asyncExec(() -> show(Optional.empty(), e.problems()));
        }
    }

    private void show(Optional<Report> report, List<Problem> problems) {
        if (parent.isDisposed()) {
            return;
        }
        parent.setRedraw(false);
        for (Control child : parent.getChildren()) {
            child.dispose();
        }
        Composite page = Widgets.page(parent);
        PageHeader header = new PageHeader(page);
        header.setTitle("Results " + impulse());
        IFile source = file.getProject().getFile(impulse() + ImpulseDocument.EXTENSION);
        if (source.exists()) {
            header.action(FlatButton.Kind.PRIMARY, "▶ Run impulse", () -> RunImpulse.start(source, "run"));
        }
        if (report.isPresent()) {
            Widgets.id(header.action(FlatButton.Kind.QUIET, "Export report", () -> export(report.get())), "results.export");
            header.setSubtitle(ResultsContent.subtitle(report.get()));
            new ResultsContent(page, report.get()).create();
        } else {
            header.setSubtitle(problems.isEmpty()
                    ? "There are no results yet. Run the impulse to make features, train and test."
                    : "The results cannot be shown.");
            ProblemList list = new ProblemList(page, 4, way -> false, (problem, way) -> {}, Resolver::showAll);
            list.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
            list.show(problems);
        }
        parent.layout(true, true);
        Widgets.fit(page);
        parent.setRedraw(true);
    }

    /** Writes the results as one HTML file, with the charts as drawings. */
    private void export(Report report) {
        FileDialog dialog = new FileDialog(getSite().getShell(), SWT.SAVE);
        dialog.setText("Export report");
        dialog.setFilterNames(new String[]{ "HTML file (*.html)" });
        dialog.setFilterExtensions(new String[]{ "*.html" });
        dialog.setFileName(impulse() + "-report.html");
        dialog.setOverwrite(true);
        String chosen = dialog.open();
        if (chosen == null) {
            return;
        }
        Path project = file.getProject().getLocation().toPath();
        IJobFunction work = monitor -> {
            try (Services services = Services.of(ResultsEditor.class)) {
                ExplorerSource source = new ExplorerSource(services.need(Catalog.class));
                source.read(project, impulse());
                SafeFiles.write(Path.of(chosen), HtmlReport.of(report, source.data(), Theme.LIGHT));
                return Status.OK_STATUS;
            } catch (IOException e) {
                return Status
                        .error("The report cannot be written: " + e.getMessage() + ". Check the rights on the folder and the space on the "
                                + "disk.", e);
            }
        };
        Job job = Job.create("Export report of " + impulse(), work);
        job.setUser(true);
        job.schedule();
    }

    @Override
    public void resourceChanged(IResourceChangeEvent event) {
        IResourceDelta delta = event.getDelta() == null ? null : event.getDelta().findMember(file.getFullPath());
        if (delta == null || reload == null) {
            return;
        }
        if (delta.getKind() == IResourceDelta.REMOVED) {
            Display display = getSite().getShell().getDisplay();
            display.asyncExec(() -> getSite().getPage().closeEditor(this, false));
        } else if (delta.getKind() == IResourceDelta.ADDED
                || (delta.getFlags() & (IResourceDelta.CONTENT | IResourceDelta.REPLACED)) != 0) {
            reload.schedule(RELOAD_DELAY_MS);
        }
    }

    @Override
    public void setFocus() {
        if (parent.getChildren().length > 0) {
            parent.getChildren()[0].setFocus();
        } else {
            parent.setFocus();
        }
    }

    @Override
    public void dispose() {
        ResourcesPlugin.getWorkspace().removeResourceChangeListener(this);
        if (reload != null) {
            reload.cancel();
        }
        super.dispose();
    }

    @Override
    public void doSave(IProgressMonitor monitor) {
        // results are made by running, not by editing
    }

    @Override
    public void doSaveAs() {
        // results are made by running, not by editing
    }

    @Override
    public boolean isDirty() {
        return false;
    }

    @Override
    public boolean isSaveAsAllowed() {
        return false;
    }
}
