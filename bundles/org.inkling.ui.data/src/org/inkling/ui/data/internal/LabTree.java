package org.inkling.ui.data.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IFolder;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.inkling.api.data.Split;
import org.inkling.api.impulse.BlockUse;
import org.inkling.data.DatasetStore;
import org.inkling.data.SampleReader;
import org.inkling.project.ImpulseDocument;
import org.inkling.resources.LabNature;
import org.inkling.resources.Services;
import org.inkling.ui.LabScreen;
import org.inkling.ui.LabScreens;

/** What stands where in a lab project, as people see it: resources, and the blocks of its impulses. */
final class LabTree {

    static final String RESULTS = "results";
    private static final Set<String> HIDDEN = Set.of(".project", ".settings", ".inkling", ".gitignore", ".gitattributes");

    private LabTree() {
    }

    static boolean isDataset(Object element) {
        return element instanceof IFolder folder && inLab(folder, 1) && folder.getName().equals(DatasetStore.FOLDER);
    }

    /** The training or testing folder of a dataset. */
    static boolean isPart(Object element) {
        return element instanceof IFolder folder && inLab(folder, 2) && isDataset(folder.getParent())
                && (folder.getName().equals(Split.TRAINING.id()) || folder.getName().equals(Split.TESTING.id()));
    }

    static boolean isSample(Object element) {
        return element instanceof IFile file && isPart(file.getParent())
                && SampleReader.EXTENSIONS.contains(String.valueOf(file.getFileExtension()).toLowerCase(Locale.ROOT));
    }

    static boolean isImpulse(Object element) {
        return element instanceof IFile file && inLab(file, 1) && file.getName().endsWith(ImpulseDocument.EXTENSION);
    }

    static boolean isResults(Object element) {
        return element instanceof IFolder folder && inLab(folder, 1) && folder.getName().equals(RESULTS);
    }

    private static boolean inLab(IResource resource, int depth) {
        return resource.getProjectRelativePath().segmentCount() == depth && LabNature.isOn(resource.getProject());
    }

    static Object[] children(Object element) throws CoreException {
        if (isImpulse(element)) {
            return blocks((IFile) element).toArray();
        }
        if (!(element instanceof IContainer container) || !container.isAccessible()) {
            return new Object[0];
        }
        List<Object> children = new ArrayList<>();
        if (container instanceof IProject project && LabNature.isOn(project)) {
            children.addAll(screens(project));
        }
        for (IResource member : container.members()) {
            if (shown(member)) {
                children.add(member);
            }
        }
        return children.toArray();
    }

    /** The screens of a project; that of the recordings only while there is no folder of recordings to stand for it. */
    private static List<ScreenNode> screens(IProject project) {
        boolean dataset = project.getFolder(DatasetStore.FOLDER).exists();
        try (Services services = Services.of(LabTree.class)) {
            return services.find(LabScreens.class).map(LabScreens::all).orElse(List.of()).stream()
                    .filter(s -> !dataset || !s.id().equals(LabScreen.DATA)).map(s -> ScreenNode.of(project, s)).toList();
        }
    }

    private static boolean shown(IResource member) {
        if (!LabNature.isOn(member.getProject())) {
            return !member.getName().startsWith(".") || member.getType() == IResource.PROJECT;
        }
        if (isDataset(member.getParent())) {
            return member.getType() == IResource.FOLDER;
        }
        return !HIDDEN.contains(member.getName());
    }

    /** The blocks of an impulse; none while its text cannot be read. */
    static List<BlockNode> blocks(IFile file) {
        List<BlockNode> nodes = new ArrayList<>();
        try {
            ImpulseDocument.parse(file.getName(), file.readString()).impulse().ifPresent(impulse -> {
                add(nodes, file, ImpulseDocument.DSP, impulse.dsp());
                add(nodes, file, ImpulseDocument.LEARN, impulse.learn());
            });
        } catch (CoreException e) {
            // the file is gone or unreadable: its marker says so
            return List.of();
        }
        return nodes;
    }

    private static void add(List<BlockNode> nodes, IFile file, String section, List<BlockUse> blocks) {
        for (BlockUse block : blocks) {
            nodes.add(new BlockNode(file, section, block.id(), block.name().isEmpty() ? block.id() : block.name()));
        }
    }

    static Object parent(Object element) {
        if (element instanceof BlockNode block) {
            return block.impulse();
        }
        if (element instanceof ScreenNode screen) {
            return screen.project();
        }
        return element instanceof IProject || !(element instanceof IResource resource) ? null : resource.getParent();
    }
}
