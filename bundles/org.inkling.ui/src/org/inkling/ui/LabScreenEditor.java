package org.inkling.ui;

import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.IResourceChangeListener;
import org.eclipse.core.resources.IResourceDelta;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.part.EditorPart;

/** An editor on a {@link LabScreenInput}: hears when files of its project change, and closes when the project goes. */
@NonNullByDefault({})
public abstract class LabScreenEditor extends EditorPart {

    /** Changes that come within this time are told of together. */
    private static final int GATHER_MS = 200;

    private final IResourceChangeListener listener = this::resourceChanged;
    private final Runnable tell = this::tell;
    private final IPartListener2 shown = new IPartListener2() {

        @Override
        public void partVisible(IWorkbenchPartReference part) {
            if (missed && part.getPart(false) == LabScreenEditor.this) {
                tell();
            }
        }
    };
    private Composite control;
    private boolean missed;

    /** Makes the contents; the parent has a fill layout. */
    protected abstract void createScreen(Composite parent);

    /**
     * Files of the project have changed. Called in the user interface's thread, at most every 200 ms; slow work goes into a job.
     * While the editor is hidden behind another one it is not called; it is told once when it comes to the front.
     */
    protected abstract void projectChanged();

    @Override
    public void init(IEditorSite site, IEditorInput input) throws PartInitException {
        if (!(input instanceof LabScreenInput screen)) {
            throw new PartInitException("This is no screen of a lab project.");
        }
        setSite(site);
        setInput(screen);
        setPartName(screen.getName());
        setTitleToolTip(screen.getToolTipText());
        setTitleImage(Icons.image(screen.icon()));
    }

    /** The project shown. */
    public final IProject project() {
        return ((LabScreenInput) getEditorInput()).project();
    }

    @Override
    public final void createPartControl(Composite parent) {
        control = parent;
        ResourcesPlugin.getWorkspace().addResourceChangeListener(listener, IResourceChangeEvent.POST_CHANGE);
        PlatformUI.getWorkbench().getHelpSystem().setHelp(parent, "org.inkling.help." + ((LabScreenInput) getEditorInput()).screen());
        getSite().getPage().addPartListener(shown);
        createScreen(parent);
    }

    private void resourceChanged(IResourceChangeEvent event) {
        IResourceDelta delta = event.getDelta() == null ? null : event.getDelta().findMember(project().getFullPath());
        Composite visible = control;
        if (delta == null || visible == null || visible.isDisposed() || !contentChanged(delta)) {
            return;
        }
        Display display = visible.getDisplay();
        display.asyncExec(() -> display.timerExec(GATHER_MS, tell));
    }

    private static boolean contentChanged(IResourceDelta delta) {
        if (delta.getKind() != IResourceDelta.CHANGED || (delta.getFlags() & ~IResourceDelta.MARKERS) != 0) {
            return true;
        }
        for (IResourceDelta child : delta.getAffectedChildren()) {
            if (contentChanged(child)) {
                return true;
            }
        }
        return false;
    }

    private void tell() {
        Composite visible = control;
        if (visible == null || visible.isDisposed()) {
            return;
        }
        if (project().isAccessible()) {
            missed = !getSite().getPage().isPartVisible(this);
            if (!missed) {
                projectChanged();
            }
        } else {
            getSite().getPage().closeEditor(this, false);
        }
    }

    @Override
    public void dispose() {
        ResourcesPlugin.getWorkspace().removeResourceChangeListener(listener);
        getSite().getPage().removePartListener(shown);
        control = null;
        super.dispose();
    }

    @Override
    public void doSave(IProgressMonitor monitor) {
        // a screen shows files of the project; it has nothing of its own to save
    }

    @Override
    public void doSaveAs() {
        // see doSave
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
