package org.inkling.resources;

import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IProjectDescription;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IWorkspace;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.jdt.annotation.Nullable;
import org.inkling.api.OperationException;
import org.inkling.project.LabProject;
import org.inkling.project.LabSettings;
import org.inkling.project.Template;

/** Makes lab projects known to the workspace. */
public final class LabProjects {

    private LabProjects() {
    }

    /**
     * Makes a lab project from a template, or opens the one that is in the folder already, as a project of the workspace.
     *
     * @param name     of the project in the workspace, which must not have one of that name
     * @param folder   where it is to stand; null means in the workspace
     * @param template what it starts with
     */
    public static IProject create(String name, @Nullable Path folder, Template template, @Nullable IProgressMonitor monitor)
            throws CoreException, OperationException {
        SubMonitor progress = SubMonitor.convert(monitor, "Create " + name, 4);
        IWorkspace workspace = ResourcesPlugin.getWorkspace();
        Path root = folder == null ? workspace.getRoot().getLocation().append(name).toPath() : folder;
        if (!Files.isRegularFile(root.resolve(LabSettings.FILE))) {
            LabProject.create(root, template, name);
        }
        progress.worked(1);
        IProject project = workspace.getRoot().getProject(name);
        IProjectDescription description = workspace.newProjectDescription(name);
        description.setLocation(folder == null ? null : IPath.fromPath(folder));
        workspace.run(m -> {
            project.create(description, null);
            project.open(null);
            // a description found in the folder may be of another name or program
            LabNature.addTo(project, null);
            project.refreshLocal(IResource.DEPTH_INFINITE, null);
        }, workspace.getRoot(), IWorkspace.AVOID_UPDATE, progress.split(3));
        return project;
    }
}
