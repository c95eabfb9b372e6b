package org.inkling.resources;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.eclipse.core.resources.ICommand;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IProjectDescription;
import org.eclipse.core.resources.IProjectNature;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jdt.annotation.Nullable;

/** Marks a workspace project as a lab project and has it validated while it is edited. */
public final class LabNature implements IProjectNature {

    /** Nature id in {@code .project}. */
    public static final String ID = "org.inkling.lab";

    /** Builder id in {@code .project}. */
    public static final String BUILDER_ID = "org.inkling.resources.builder";

    private @Nullable IProject project;

    /** Whether a project is open and a lab project. */
    public static boolean isOn(@Nullable IProject project) {
        try {
            return project != null && project.isAccessible() && project.hasNature(ID);
        } catch (CoreException e) {
            return false;
        }
    }

    /** Gives an open project the nature; nothing happens when it has it. */
    public static void addTo(IProject project, @Nullable IProgressMonitor monitor) throws CoreException {
        IProjectDescription description = project.getDescription();
        if (!description.hasNature(ID)) {
            List<String> natures = new ArrayList<>(List.of(description.getNatureIds()));
            natures.add(ID);
            description.setNatureIds(natures.toArray(String[]::new));
            project.setDescription(description, monitor);
        } else if (Arrays.stream(description.getBuildSpec()).noneMatch(LabNature::isOurs)) {
            addBuilder(project);
        }
    }

    @Override
    public void configure() throws CoreException {
        addBuilder(getProject());
    }

    private static void addBuilder(IProject project) throws CoreException {
        IProjectDescription description = project.getDescription();
        List<ICommand> commands = new ArrayList<>(List.of(description.getBuildSpec()));
        if (commands.stream().noneMatch(LabNature::isOurs)) {
            ICommand command = description.newCommand();
            command.setBuilderName(BUILDER_ID);
            commands.add(command);
            description.setBuildSpec(commands.toArray(ICommand[]::new));
            project.setDescription(description, null);
        }
    }

    @Override
    public void deconfigure() throws CoreException {
        IProject project = getProject();
        IProjectDescription description = project.getDescription();
        description.setBuildSpec(Arrays.stream(description.getBuildSpec()).filter(c -> !isOurs(c)).toArray(ICommand[]::new));
        project.setDescription(description, null);
        ProblemMarkers.clear(project);
    }

    private static boolean isOurs(ICommand command) {
        return BUILDER_ID.equals(command.getBuilderName());
    }

    @Override
    public IProject getProject() {
        return java.util.Objects.requireNonNull(project);
    }

    @Override
    public void setProject(@Nullable IProject project) {
        this.project = project;
    }
}
