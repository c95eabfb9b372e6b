package org.inkling.ui.live.internal.live;

import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.core.resources.IResource;
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
import org.inkling.api.Problem;
import org.inkling.api.data.SampleRef;
import org.inkling.api.data.Signal;
import org.inkling.api.data.Split;
import org.inkling.api.impulse.BlockCatalog;
import org.inkling.api.operation.OperationContext;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.api.sensor.SampleRequest;
import org.inkling.api.sensor.Sensor;
import org.inkling.api.sensor.SensorEndpoint;
import org.inkling.api.sensor.SensorSample;
import org.inkling.data.DatasetStore;
import org.inkling.data.NewSample;
import org.inkling.data.SampleLabel;
import org.inkling.data.SampleReader;
import org.inkling.engine.ImpulseClassifier;
import org.inkling.engine.SampleTaker;
import org.inkling.engine.Sensors;
import org.inkling.project.ImpulseDocument;
import org.inkling.project.LabProject;
import org.inkling.resources.Services;
import org.inkling.ui.ExplorerData;
import org.inkling.ui.LabScreenEditor;
import org.inkling.ui.SampleFocus;
import org.inkling.ui.live.internal.FocusProvider;
import org.inkling.ui.live.internal.Message;

/** Live classification: a recording from a device or of the test data, and the stream of a device. */
public final class LiveEditor extends LabScreenEditor implements LivePage.Actions {

    /** Id in {@code plugin.xml}. */
    public static final String ID = "org.inkling.ui.live.live";

    /** Phones refuse an empty key; nothing recorded here is signed for anyone. */
    private static final String KEY = "live";

    private final FocusProvider focus = new FocusProvider();
    private final ISelectionListener follower = this::selectionChanged;
    private final Runnable devicesChanged = this::readAgain;
    private LivePage page;
    private Display display;
    private Services services;
    private Sensors sensors;
    private BlockCatalog catalog;
    private Job reader;
    private Job running;
    private Recording recording;
    private volatile String impulse = "";
    private volatile LiveData data = LiveData.EMPTY;

    @Override
    protected void createScreen(Composite parent) {
        display = parent.getDisplay();
        services = Services.of(LiveEditor.class);
        sensors = services.need(Sensors.class);
        catalog = services.need(BlockCatalog.class);
        page = new LivePage(parent, this);
        getSite().setSelectionProvider(focus);
        getSite().getPage().addSelectionListener(follower);
        sensors.addListener(devicesChanged);
        reader = Job.createSystem("Read devices and test data of " + project().getName(), (IProgressMonitor monitor) -> {
            LiveData read = LiveData.read(sensors, folder(), impulse);
            data = read;
            later(() -> page.show(read));
        });
        reader.schedule();
    }

    private Path folder() {
        return project().getLocation().toPath();
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

    private void readAgain() {
        Job job = reader;
        if (job != null) {
            job.schedule();
        }
    }

    @Override
    protected void projectChanged() {
        readAgain();
    }

    private void selectionChanged(IWorkbenchPart part, ISelection selection) {
        if (part != this && selection instanceof IStructuredSelection structured
                && structured.getFirstElement() instanceof SampleFocus looked && looked.project().equals(project())) {
            page.follow(looked.sample());
        }
    }

    private ImpulseClassifier classifier(OperationContext context) throws OperationException {
        return ImpulseClassifier.open(catalog, LabProject.open(folder()), data.impulse(), context);
    }

    private ExplorerData training(OperationContext context) {
        return ExplorerData.read(folder(), data.impulse(), catalog, context).orElse(null);
    }

    @Override
    public void load(String sample) {
        begin("Classify " + sample, context -> {
            LabProject lab = LabProject.open(folder());
            Optional<SampleRef> found = lab.samples().stream().filter(s -> s.id().equals(sample)).findFirst();
            SampleRef ref = found.orElseThrow(() -> new OperationException(Problem.error("classify.sample",
                    org.inkling.api.Location.of(sample), "The sample is no longer in the dataset.", "Choose another one")));
            context.log("Classifying " + ref.name() + " …");
            return Recording.of(classifier(context), lab.read(ref), ref.id(), ref.name(), ref.label(), null, training(context));
        });
    }

    @Override
    public void sample(SensorEndpoint device, Sensor sensor, double lengthMs, double intervalMs, ParameterValues options) {
        begin("Record from " + device.name(), context -> {
            ImpulseClassifier classifier = classifier(context);
            LabProject lab = LabProject.open(folder());
            SensorSample sample = new SampleTaker(sensors, context).take(device.uri(), lab,
                    endpoint -> new SampleRequest(sensor.name(), "testing", "testing", lengthMs, intervalMs, KEY, options),
                    SensorSample::fileName).sample();
            Signal signal = new SampleReader().read(sample.fileName(), sample.content(), 0).signal();
            context.log("Classifying …");
            String name = sample.fileName().replaceFirst("\\.[a-z]+$", "");
            return Recording.of(classifier, signal, "", name, "", sample, training(context));
        });
    }

    private void begin(String title, SampleJob.Work work) {
        if (running != null) {
            return;
        }
        SampleJob job = new SampleJob(title, work, line -> later(() -> page.setBusy(true, line)), done -> later(() -> {
            ended();
            if (done != null) {
                recording = done;
                page.show(done);
            }
        }), problem -> later(() -> {
            ended();
            page.tell(Message.words(problem), "", null);
        }));
        running = job;
        page.tell("", "", null);
        page.setBusy(true, title + " …");
        job.schedule();
    }

    private void ended() {
        running = null;
        page.setBusy(false, "");
    }

    @Override
    public void run(SensorEndpoint device, Sensor sensor, ParameterValues options) {
        if (running != null) {
            return;
        }
        LiveRun job = new LiveRun(sensors, LabProject.at(folder()), device.uri(), sensor.name(), options,
                () -> classifier(OperationContext.quiet()), chart -> later(() -> page.show(chart)), problem -> later(() -> {
                    ended();
                    if (problem != null) {
                        page.tell(Message.words(problem), "", null);
                    }
                }));
        running = job;
        page.tell("", "", null);
        page.setBusy(true, "Classifying what " + device.name() + " measures, window by window.");
        job.schedule();
    }

    @Override
    public void stop() {
        if (running != null) {
            running.cancel();
        }
    }

    @Override
    public void keep(String label) {
        Recording shown = recording;
        SensorSample sample = shown == null ? null : shown.fresh();
        if (sample == null) {
            return;
        }
        String fileName = label + sample.fileName().substring(Math.max(0, sample.fileName().indexOf('.')));
        Job job = Job.create("Add " + fileName + " to the test data", (IProgressMonitor monitor) -> {
            try {
                DatasetStore.open(folder()).add(NewSample.of(fileName, sample.content(), Split.TESTING, SampleLabel.of(label)));
                project().refreshLocal(IResource.DEPTH_INFINITE, monitor);
                later(() -> page.kept());
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
    public void focus(int startFrame, int frames) {
        Recording shown = recording;
        if (shown != null && !shown.id().isEmpty()) {
            focus.focus(new SampleFocus(project(), shown.id(), startFrame, frames));
        }
    }

    @Override
    public void chooseImpulse(String name) {
        impulse = name;
        readAgain();
    }

    @Override
    public void openImpulse() {
        try {
            IDE.openEditor(getSite().getPage(), project().getFile(data.impulse() + ImpulseDocument.EXTENSION));
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
        if (sensors != null) {
            sensors.removeListener(devicesChanged);
        }
        if (running != null) {
            running.cancel();
        }
        if (reader != null) {
            reader.cancel();
            reader = null;
        }
        if (services != null) {
            services.close();
        }
        super.dispose();
    }
}
