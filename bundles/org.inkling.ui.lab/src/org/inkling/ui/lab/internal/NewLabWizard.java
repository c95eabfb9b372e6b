package org.inkling.ui.lab.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.ui.INewWizard;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.statushandlers.StatusManager;
import org.eclipse.ui.wizards.newresource.BasicNewProjectResourceWizard;
import org.eclipse.ui.wizards.newresource.BasicNewResourceWizard;
import org.inkling.api.OperationException;
import org.inkling.project.Template;
import org.inkling.resources.LabActions;
import org.inkling.resources.LabProjects;
import org.inkling.resources.OperationJob;
import org.inkling.resources.OperationListener;
import org.inkling.ui.lab.internal.preferences.LabPreferences;

/** Makes a lab project in the background: files, project, recordings; then opens its impulse. */
public final class NewLabWizard extends Wizard implements INewWizard, IExecutableExtension {

    private final NewLabPage page;
    private IWorkbench workbench;
    private IConfigurationElement configuration;

    public NewLabWizard() {
        this(null);
    }

    /** @param preselected what the project starts from until the person chooses; null for the usual */
    public NewLabWizard(Start preselected) {
        page = new NewLabPage(preselected);
    }

    @Override
    public void init(IWorkbench bench, IStructuredSelection selection) {
        workbench = bench;
        setWindowTitle("New lab project");
        setDefaultPageImageDescriptor(WizardImage.descriptor());
    }

    @Override
    public void setInitializationData(IConfigurationElement element, String property, Object data) {
        configuration = element;
    }

    @Override
    public void addPages() {
        addPage(page);
    }

    @Override
    public boolean performFinish() {
        BasicNewProjectResourceWizard.updatePerspective(configuration);
        Start start = page.start();
        Optional<Template> template = Template.find(start.template());
        if (template.isEmpty()) {
            page.setErrorMessage("The template \"" + start.template() + "\" is not part of this installation.");
            return false;
        }
        Path source = page.source();
        Job job = new CreateJob(page.projectName(), page.folder(), template.get(), source == null ? List.of() : List.of(source),
                page.category());
        job.schedule();
        return true;
    }

    private final class CreateJob extends Job {

        private final String name;
        private final Path folder;
        private final Template template;
        private final List<Path> sources;
        private final Category category;

        CreateJob(String name, Path folder, Template template, List<Path> sources, Category category) {
            super("Create lab project " + name);
            this.name = name;
            this.folder = folder;
            this.template = template;
            this.sources = sources;
            this.category = category;
            setUser(true);
        }

        @Override
        protected IStatus run(IProgressMonitor monitor) {
            try {
                IProject project = LabProjects.create(name, folder, template, monitor);
                if (!LabPreferences.board().isEmpty()) {
                    LabActions.set(project, "board", LabPreferences.board(), monitor);
                }
                if (sources.isEmpty()) {
                    reveal(project);
                } else {
                    OperationJob fill = Imports.job(project, sources, category, "", 0);
                    fill.addListener(new OperationListener() {

                        @Override
                        public void finished(OperationJob done, IStatus status) {
                            reveal(project);
                        }
                    });
                    fill.schedule();
                }
                return Status.OK_STATUS;
            } catch (OperationException e) {
                return Status.error(e.problems().get(0).toString());
            } catch (CoreException e) {
                return e.getStatus();
            }
        }
    }

    /** Selects the new project and opens its first impulse. */
    private void reveal(IProject project) {
        workbench.getDisplay().asyncExec(() -> {
            IWorkbenchWindow window = workbench.getActiveWorkbenchWindow();
            if (window == null || !project.isAccessible()) {
                return;
            }
            try {
                IFile impulse = firstImpulse(project);
                if (impulse != null) {
                    IDE.openEditor(window.getActivePage(), impulse);
                }
                BasicNewResourceWizard.selectAndReveal(impulse == null ? project : impulse, window);
            } catch (PartInitException e) {
                StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW);
            } catch (CoreException e) {
                StatusManager.getManager().handle(e.getStatus(), StatusManager.LOG);
            }
        });
    }

    private static IFile firstImpulse(IProject project) throws CoreException {
        for (IResource member : project.members()) {
            if (member instanceof IFile file && "impulse".equals(file.getFileExtension())) {
                return file;
            }
        }
        return null;
    }
}
