package org.inkling.resources;

import java.util.Map;
import java.util.function.Function;

import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.ITextFileBuffer;
import org.eclipse.core.filebuffers.ITextFileBufferManager;
import org.eclipse.core.filebuffers.LocationKind;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.Resolution;
import org.inkling.data.DatasetStore;
import org.inkling.project.ImpulseDocument;
import org.inkling.project.LabProject;
import org.inkling.project.LabSettings;
import org.inkling.project.TextEdit;

/** Carries out the {@link Resolution}s of problems that the program can carry out. */
public final class LabActions {

    private LabActions() {
    }

    /** Whether {@link #run} can carry it out; else it is advice to a person. */
    public static boolean isKnown(Resolution resolution) {
        return switch (resolution.action()) {
            case LabProject.ACTION_EXCLUDE, LabProject.ACTION_SET, DatasetStore.ACTION_ADOPT, DatasetStore.ACTION_DELETE_STRAY,
                    DatasetStore.ACTION_REMOVE_ENTRY ->
                true;
            default -> false;
        };
    }

    /**
     * Does it and refreshes the workspace; the builder then removes the marker.
     * A change of an impulse goes through its text buffer, so that an open editor shows it and can undo it: call this in the user
     * interface's thread when there may be one. A file with unsaved changes stays unsaved.
     */
    public static void run(IProject project, Resolution resolution, @Nullable IProgressMonitor monitor)
            throws OperationException, CoreException {
        if (resolution.action().equals(LabProject.ACTION_SET)) {
            edit(project, resolution.arguments(), monitor);
        } else {
            LabProject.open(project.getLocation().toPath()).resolve(resolution);
            project.getFolder(DatasetStore.FOLDER).refreshLocal(IResource.DEPTH_INFINITE, monitor);
        }
    }

    /**
     * Sets a value of {@code lab.yaml} through its text buffer: an open editor shows it, and can undo it. A file with unsaved changes stays
     * unsaved. Call it in the user interface's thread when there may be an editor.
     *
     * @param key   one of {@link LabSettings#PARAMETERS}
     * @param value text or number
     */
    public static void set(IProject project, String key, Object value, @Nullable IProgressMonitor monitor)
            throws CoreException, OperationException {
        change(project.getFile(LabSettings.FILE), text -> LabSettings.set(text, key, value), monitor);
    }

    private static void edit(IProject project, Map<String, String> arguments, @Nullable IProgressMonitor monitor)
            throws CoreException, OperationException {
        IFile file = project.getFile(arguments.getOrDefault("impulse", "") + ImpulseDocument.EXTENSION);
        String element = arguments.getOrDefault("element", "");
        Object value = typed(arguments.getOrDefault("value", ""));
        change(file, text -> ImpulseDocument.parse(file.getName(), text).set(element, value), monitor);
    }

    private static void change(IFile file, Function<String, TextEdit> edit, @Nullable IProgressMonitor monitor)
            throws CoreException, OperationException {
        ITextFileBufferManager buffers = FileBuffers.getTextFileBufferManager();
        buffers.connect(file.getFullPath(), LocationKind.IFILE, monitor);
        try {
            ITextFileBuffer buffer = buffers.getTextFileBuffer(file.getFullPath(), LocationKind.IFILE);
            boolean wasDirty = buffer.isDirty();
            apply(file, buffer.getDocument(), edit);
            if (!wasDirty) {
                buffer.commit(monitor, false);
            }
        } finally {
            buffers.disconnect(file.getFullPath(), LocationKind.IFILE, monitor);
        }
    }

    private static void apply(IFile file, IDocument document, Function<String, TextEdit> change) throws OperationException {
        try {
            TextEdit edit = change.apply(document.get());
            document.replace(edit.offset(), edit.length(), edit.replacement());
        } catch (IllegalArgumentException | BadLocationException e) {
            throw new OperationException(
                    Problem.error("impulse.edit", Location.of(file.getName()), "The file cannot be changed as it stands.",
                            "Correct the other problems of the file first"),
                    e);
        }
    }

    /** Numbers and truth values travel as text in a marker. */
    private static Object typed(String text) {
        if (text.equals("true") || text.equals("false")) {
            return Boolean.valueOf(text);
        }
        try {
            return Double.valueOf(text);
        } catch (NumberFormatException e) {
            return text;
        }
    }
}
