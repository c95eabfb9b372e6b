package org.inkling.ui.lab.internal;

import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IImportWizard;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.ide.ResourceUtil;
import org.inkling.resources.LabNature;

/** Brings recordings into the dataset of a lab project, in the background. */
public final class ImportWizard extends Wizard implements IImportWizard {

    private ImportPage page;

    @Override
    public void init(IWorkbench workbench, IStructuredSelection selection) {
        setWindowTitle("Import recordings");
        setDefaultPageImageDescriptor(WizardImage.descriptor());
        page = new ImportPage(project(workbench, selection));
    }

    /** The lab project a person means: that of the selection, else that of the active editor, else none. */
    private static IProject project(IWorkbench workbench, IStructuredSelection selection) {
        IResource resource = selection == null || selection.isEmpty() ? null : Adapters.adapt(selection.getFirstElement(), IResource.class);
        IWorkbenchWindow window = workbench.getActiveWorkbenchWindow();
        if (resource == null && window != null && window.getActivePage() != null) {
            IEditorPart editor = window.getActivePage().getActiveEditor();
            resource = editor == null ? null : ResourceUtil.getResource(editor.getEditorInput());
        }
        return resource != null && LabNature.isOn(resource.getProject()) ? resource.getProject() : null;
    }

    @Override
    public void addPages() {
        addPage(page);
    }

    @Override
    public boolean performFinish() {
        Imports.job(page.project(), page.sources(), page.category(), page.label(), page.intervalMs()).schedule();
        return true;
    }
}
