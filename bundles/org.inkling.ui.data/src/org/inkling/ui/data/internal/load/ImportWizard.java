package org.inkling.ui.data.internal.load;

import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IImportWizard;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.ide.ResourceUtil;
import org.inkling.resources.LabNature;
import org.inkling.ui.LabScreenInput;
import org.inkling.ui.SampleFocus;

/** Brings recordings, sounds and pictures into the dataset of a lab project: first what would happen, then what happened to each file. */
public final class ImportWizard extends Wizard implements IImportWizard {

    private ImportFilesPage files;
    private final ImportLogPage log = new ImportLogPage();
    private boolean begun;

    @Override
    public void init(IWorkbench workbench, IStructuredSelection selection) {
        setWindowTitle("Import recordings");
        setDefaultPageImageDescriptor(ImageDescriptor.createFromURLSupplier(false,
                () -> FileLocator.find(Platform.getBundle("org.inkling.ui.data"), IPath.fromPortableString("icons/wizard.svg"))));
        files = new ImportFilesPage(project(workbench, selection));
    }

    /** The lab project a person means: that of the selection, else that of the active editor, else none. */
    private static IProject project(IWorkbench workbench, IStructuredSelection selection) {
        Object first = selection == null || selection.isEmpty() ? null : selection.getFirstElement();
        if (first instanceof SampleFocus focus) {
            return focus.project();
        }
        IResource resource = first == null ? null : Adapters.adapt(first, IResource.class);
        IProject project = resource == null ? Adapters.adapt(first, IProject.class) : resource.getProject();
        IWorkbenchWindow window = workbench.getActiveWorkbenchWindow();
        if (project == null && window != null && window.getActivePage() != null) {
            IEditorPart editor = window.getActivePage().getActiveEditor();
            resource = editor == null ? null : ResourceUtil.getResource(editor.getEditorInput());
            project = editor != null && editor.getEditorInput() instanceof LabScreenInput screen
                    ? screen.project()
                    : resource == null ? null : resource.getProject();
        }
        return LabNature.isOn(project) ? project : null;
    }

    @Override
    public void addPages() {
        addPage(files);
        addPage(log);
    }

    @Override
    public boolean canFinish() {
        return begun ? log.isPageComplete() : files.isPageComplete();
    }

    /** The first time it begins the import and stays open to show the log; then it closes. */
    @Override
    public boolean performFinish() {
        if (begun) {
            return true;
        }
        begun = true;
        ImportChoice choice = files.choice();
        files.stop();
        getContainer().showPage(log);
        log.begin(choice);
        return false;
    }

    @Override
    public boolean performCancel() {
        files.stop();
        log.cancel();
        return true;
    }
}
