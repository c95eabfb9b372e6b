package org.inkling.ui.live.internal.testing;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.ISelectionListener;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.statushandlers.StatusManager;
import org.inkling.api.OperationException;
import org.inkling.api.data.SampleRef;
import org.inkling.api.impulse.BlockCatalog;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.engine.ClassifyResult;
import org.inkling.engine.Report;
import org.inkling.project.ImpulseDocument;
import org.inkling.project.LabProject;
import org.inkling.resources.OperationJob;
import org.inkling.resources.OperationListener;
import org.inkling.resources.Services;
import org.inkling.ui.LabScreen;
import org.inkling.ui.LabScreenEditor;
import org.inkling.ui.LabScreenInput;
import org.inkling.ui.SampleFocus;
import org.inkling.ui.charts.LineChart;
import org.inkling.ui.live.internal.FocusProvider;
import org.inkling.ui.live.internal.LogText;
import org.inkling.ui.live.internal.Plots;

/** Model testing: the testing samples, classified by the trained model. */
public final class TestingEditor extends LabScreenEditor implements TestingPage.Actions {

    /** Id in {@code plugin.xml}. */
    public static final String ID = "org.inkling.ui.live.testing";

    private final FocusProvider focus = new FocusProvider();
    private final ISelectionListener follower = this::selectionChanged;
    private TestingPage page;
    private Display display;
    private Services services;
    private Job reader;
    private OperationJob running;
    private volatile String impulse = "";
    private volatile TestingData data = TestingData.EMPTY;

    @Override
    protected void createScreen(Composite parent) {
        display = parent.getDisplay();
        services = Services.of(TestingEditor.class);
        page = new TestingPage(parent, this);
        getSite().setSelectionProvider(focus);
        getSite().getPage().addSelectionListener(follower);
        BlockCatalog catalog = services.need(BlockCatalog.class);
        Path folder = project().getLocation().toPath();
        reader = Job.createSystem("Read test data of " + project().getName(), (IProgressMonitor monitor) -> {
            TestingData read = TestingData.read(catalog, folder, impulse);
            data = read;
            later(() -> page.show(read));
        });
        reader.schedule();
    }

    private void later(Runnable work) {
        if (!display.isDisposed()) {
            display.asyncExec(() -> {
                if (page != null) {
                    work.run();
                }
            });
        }
    }

    @Override
    protected void projectChanged() {
        reader.schedule();
    }

    private void selectionChanged(IWorkbenchPart part, ISelection selection) {
        if (part != this && selection instanceof IStructuredSelection structured
                && structured.getFirstElement() instanceof SampleFocus looked && looked.project().equals(project())) {
            page.follow(looked.sample(), looked.startFrame());
        }
    }

    @Override
    public void classifyAll() {
        start("Test " + data.impulse(), "test", Map.of("impulse", data.impulse()));
    }

    @Override
    public void classify(List<String> samples) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("impulse", data.impulse());
        arguments.put("samples", String.join("\n", samples));
        start("Classify " + samples.size() + (samples.size() == 1 ? " sample" : " samples"), "classify", arguments);
    }

    private void start(String title, String operation, Map<String, Object> arguments) {
        if (!IDE.saveAllEditors(new org.eclipse.core.resources.IResource[]{ project() }, false)) {
            return;
        }
        LogText log = page.log();
        log.clear();
        OperationJob job = new OperationJob(title, project(), operation, ParameterValues.of(arguments));
        job.addListener(new OperationListener() {

            @Override
            public void log(OperationJob done, String line) {
                log.add(line);
            }

            @Override
            public void finished(OperationJob done, IStatus status) {
                later(() -> ended(done, status));
            }
        });
        running = job;
        page.setRunning(true);
        job.schedule();
    }

    private void ended(OperationJob job, IStatus status) {
        if (job != running) {
            return;
        }
        running = null;
        page.setRunning(false);
        page.log().add(status.isOK() ? "Job completed" : status.getSeverity() == IStatus.CANCEL ? "Cancelled" : status.getMessage());
        if (job.result().orElse(null) instanceof ClassifyResult fresh) {
            page.add(fresh);
        }
        reader.schedule();
    }

    @Override
    public void stop() {
        if (running != null) {
            running.cancel();
        }
    }

    @Override
    public void show(String sample) {
        SampleRef wanted = data.rows().stream().map(TestingData.Row::sample).filter(s -> s.id().equals(sample)).findFirst().orElse(null);
        if (wanted == null) {
            return;
        }
        Path folder = project().getLocation().toPath();
        Job.createSystem("Read " + wanted.name(), (IProgressMonitor monitor) -> {
            LineChart chart = read(folder, wanted);
            later(() -> page.plotted(sample, chart));
        }).schedule();
    }

    private static LineChart read(Path folder, SampleRef sample) {
        try {
            return Plots.of(LabProject.at(folder).read(sample));
        } catch (OperationException e) {
            // the builder marks the file; the plot stays empty
            return null;
        }
    }

    @Override
    public void focus(String sample, int startFrame, int frames) {
        focus.focus(new SampleFocus(project(), sample, startFrame, frames));
    }

    @Override
    public void keepThreshold(double threshold) {
        Report report = data.report();
        if (report == null || report.training() == null) {
            return;
        }
        String block = report.training().block();
        String name = data.impulse();
        Path folder = project().getLocation().toPath();
        Job job = Job.create("Keep the threshold", (IProgressMonitor monitor) -> {
            try {
                LabProject lab = LabProject.at(folder);
                ImpulseDocument document = lab.document(name);
                lab.save(document.apply(document.set("learn." + block + ".min_confidence", threshold)));
                project().getFile(name + ImpulseDocument.EXTENSION).refreshLocal(0, monitor);
                return Status.OK_STATUS;
            } catch (CoreException e) {
                return e.getStatus();
            } catch (OperationException e) {
                return new Status(IStatus.ERROR, ID, e.getMessage(), e);
            }
        });
        job.schedule();
    }

    @Override
    public void chooseImpulse(String name) {
        impulse = name;
        reader.schedule();
    }

    @Override
    public void openData() {
        try {
            LabScreenInput.open(getSite().getPage(), project(), LabScreen.DATA);
        } catch (PartInitException e) {
            StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW);
        }
    }

    @Override
    public void openImpulse() {
        IFile file = project().getFile(data.impulse() + ImpulseDocument.EXTENSION);
        try {
            IDE.openEditor(getSite().getPage(), file);
        } catch (PartInitException e) {
            StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW);
        }
    }

    @Override
    public void setFocus() {
        page.setFocus();
    }

    @Override
    public void dispose() {
        getSite().getPage().removeSelectionListener(follower);
        page = null;
        if (reader != null) {
            reader.cancel();
        }
        if (services != null) {
            services.close();
        }
        super.dispose();
    }
}
