package org.inkling.ui.impulse.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.IResourceChangeListener;
import org.eclipse.core.resources.IResourceDelta;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.IFileEditorInput;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.forms.editor.FormEditor;
import org.eclipse.ui.forms.editor.IFormPage;
import org.eclipse.ui.ide.IGotoMarker;
import org.inkling.api.deploy.DeviceEstimator;
import org.inkling.api.impulse.BlockUse;
import org.inkling.api.impulse.Impulse;
import org.inkling.data.DatasetStore;
import org.inkling.engine.Catalog;
import org.inkling.engine.ResultStore;
import org.inkling.project.ImpulseDocument;
import org.inkling.project.LabSettings;
import org.inkling.resources.ProblemMarkers;
import org.inkling.resources.Services;
import org.inkling.ui.ExplorerData;
import org.inkling.ui.Icons;

/** Editor of an impulse file: the impulse as a whole, a page for the input and for each block, and the text they are all made from. */
public final class ImpulseEditor extends FormEditor implements IResourceChangeListener {

    /** Id in {@code plugin.xml}. */
    public static final String ID = "org.inkling.ui.impulse.editor";

    private static final int RELOAD_DELAY_MS = 200;

    private final SourcePage source = new SourcePage();
    private Services services;
    private Catalog catalog;
    private RunTracker tracker;
    private ImpulseModel model;
    private Job reload;
    private ExplorerSource explorer;
    private FocusLink focusLink;

    @Override
    public void init(IEditorSite site, IEditorInput input) throws PartInitException {
        if (!(input instanceof IFileEditorInput fileInput)) {
            throw new PartInitException("An impulse has to be a file of the workspace.");
        }
        super.init(site, input);
        setPartName(input.getName());
        setTitleImage(Icons.image("impulse"));
        services = Services.of(ImpulseEditor.class);
        catalog = services.need(Catalog.class);
        tracker = services.need(RunTracker.class);
        model = new ImpulseModel(fileInput.getFile(), catalog, Display.getCurrent());
        explorer = new ExplorerSource(catalog);
        focusLink = new FocusLink(site, this, model);
        reload = reloadJob(fileInput.getFile(), Display.getCurrent());
    }

    ImpulseModel model() {
        return model;
    }

    RunTracker tracker() {
        return tracker;
    }

    /** Features and where they come from; null before they are made. */
    @Nullable
    ExplorerData explorer() {
        return explorer.data();
    }

    /** Calls an action now and after every change of the operation of the project, as long as a control lives. */
    void onRun(Control owner, Runnable action) {
        AtomicBoolean waiting = new AtomicBoolean();
        Display display = owner.getDisplay();
        Consumer<IProject> listener = changed -> {
            // many events become one
            if (changed.equals(model.project()) && !display.isDisposed() && waiting.compareAndSet(false, true)) {
                display.asyncExec(() -> {
                    waiting.set(false);
                    if (!owner.isDisposed()) {
                        action.run();
                    }
                });
            }
        };
        tracker.addListener(listener);
        owner.addDisposeListener(event -> tracker.removeListener(listener));
        action.run();
    }

    /** Says what a device would take; empty when no bundle can. */
    Optional<DeviceEstimator> estimator() {
        return services.find(DeviceEstimator.class);
    }

    SourcePage source() {
        return source;
    }

    @Override
    protected void addPages() {
        try {
            addPage(new ImpulsePage(this));
            addPage(new InputPage(this));
            addPage(new FeaturesPage(this));
            setPageText(addPage(source, getEditorInput()), "Source");
        } catch (PartInitException e) {
            throw new IllegalStateException(e);
        }
        model.connect(source.getDocumentProvider().getDocument(getEditorInput()));
        syncPages();
        model.addListener(this::syncPages);
        setActivePage(ImpulsePage.ID);
        ResourcesPlugin.getWorkspace().addResourceChangeListener(this, IResourceChangeEvent.POST_CHANGE);
        reload.schedule();
    }

    /** One page for each block of the text, in its order. */
    private void syncPages() {
        Map<String, BlockPage> wanted = new LinkedHashMap<>();
        Map<String, BlockPage> known = new LinkedHashMap<>();
        pages.stream().filter(BlockPage.class::isInstance).map(BlockPage.class::cast).forEach(p -> known.put(p.getId(), p));
        if (model.impulse().isEmpty()) {
            // while a text is being typed it may be no impulse for a moment: keep the pages
            return;
        }
        List<String> titles = new ArrayList<>();
        for (String section : List.of(ImpulseDocument.DSP, ImpulseDocument.LEARN)) {
            for (BlockUse use : model.impulse().map(section.equals(ImpulseDocument.DSP) ? Impulse::dsp : Impulse::learn)
                    .orElse(List.of())) {
                wanted.computeIfAbsent(Blocks.key(section, use),
                        key -> known.containsKey(key)
                                ? known.get(key)
                                : section.equals(ImpulseDocument.DSP) ? new DspPage(this, use) : new LearnPage(this, use));
                titles.add(use.name().isEmpty() ? use.id() : use.name());
            }
        }
        if (!List.copyOf(wanted.keySet()).equals(List.copyOf(known.keySet()))) {
            replacePages(wanted, known);
        }
        int title = 0;
        for (BlockPage page : wanted.values()) {
            setPageText(pages.indexOf(page), titles.get(title++));
        }
    }

    private void replacePages(Map<String, BlockPage> wanted, Map<String, BlockPage> known) {
        for (BlockPage page : known.values()) {
            if (!wanted.containsValue(page)) {
                removePage(pages.indexOf(page));
            }
        }
        int index = pages.indexOf(findPage(InputPage.ID)) + 1;
        for (BlockPage page : wanted.values()) {
            // the features stand between the blocks that make them and those that use them
            if (page instanceof LearnPage) {
                index = Math.max(index, pages.indexOf(findPage(FeaturesPage.ID)) + 1);
            }
            if (!known.containsValue(page)) {
                try {
                    addPage(index, page);
                } catch (PartInitException e) {
                    throw new IllegalStateException(e);
                }
            }
            index++;
        }
    }

    /** Shows a page by its id. */
    void showPage(String id) {
        setActivePage(id);
    }

    private void reveal(IMarker marker) {
        String element = marker.getAttribute(ProblemMarkers.ELEMENT, "");
        String[] steps = element.split("\\.");
        String page = steps.length >= 2 && findPage(steps[0] + "." + steps[1]) != null
                ? steps[0] + "." + steps[1]
                : steps.length >= 2 && steps[0].equals(InputPage.ID) ? InputPage.ID : "";
        if (page.isEmpty()) {
            setActivePage(pages.size() - 1);
            IGotoMarker text = source.getAdapter(IGotoMarker.class);
            if (text != null) {
                text.gotoMarker(marker);
            }
            return;
        }
        IFormPage shown = setActivePage(page);
        String parameter = steps[steps.length - 1];
        if (shown instanceof BlockPage block) {
            block.reveal(parameter);
        } else if (shown instanceof InputPage input) {
            input.reveal(parameter);
        }
    }

    @Override
    public <T> T getAdapter(Class<T> type) {
        return type == IGotoMarker.class ? type.cast((IGotoMarker) this::reveal) : super.getAdapter(type);
    }

    @Override
    public void resourceChanged(IResourceChangeEvent event) {
        IResourceDelta delta = event.getDelta();
        IPath project = model.project().getFullPath();
        if (delta == null || delta.findMember(project) == null) {
            return;
        }
        IResourceDelta own = delta.findMember(project);
        boolean mine = own.getKind() == IResourceDelta.REMOVED || content(own.findMember(IPath.fromOSString(DatasetStore.FOLDER)))
                || content(own.findMember(IPath.fromOSString(ResultStore.FOLDER)))
                || content(own.findMember(IPath.fromOSString(LabSettings.FILE)));
        if (mine) {
            reload.schedule(RELOAD_DELAY_MS);
        }
    }

    /** Whether files have changed, not only their markers. */
    private static boolean content(IResourceDelta delta) {
        if (delta == null) {
            return false;
        }
        if (delta.getKind() != IResourceDelta.CHANGED || (delta.getFlags() & (IResourceDelta.CONTENT | IResourceDelta.REPLACED)) != 0) {
            return true;
        }
        for (IResourceDelta child : delta.getAffectedChildren()) {
            if (content(child)) {
                return true;
            }
        }
        return false;
    }

    private Job reloadJob(IFile file, Display display) {
        Job job = new Job("Read data for " + file.getName()) {

            @Override
            protected IStatus run(IProgressMonitor monitor) {
                IPath folder = file.getProject().getLocation();
                if (folder != null) {
                    String name = file.getFullPath().removeFileExtension().lastSegment();
                    LabData data = LabData.read(folder.toPath(), name, catalog, estimator());
                    explorer.read(folder.toPath(), name);
                    display.asyncExec(() -> {
                        if (!display.isDisposed() && getContainer() != null && !getContainer().isDisposed()) {
                            model.setData(data);
                        }
                    });
                }
                return Status.OK_STATUS;
            }
        };
        job.setSystem(true);
        return job;
    }

    @Override
    public void doSave(IProgressMonitor monitor) {
        source.doSave(monitor);
    }

    @Override
    public void doSaveAs() {
        // an impulse stays in its project under its name; copy the file to make another
    }

    @Override
    public boolean isSaveAsAllowed() {
        return false;
    }

    @Override
    public void dispose() {
        ResourcesPlugin.getWorkspace().removeResourceChangeListener(this);
        if (model != null) {
            reload.cancel();
            focusLink.close();
            model.dispose();
            services.close();
        }
        super.dispose();
    }
}
