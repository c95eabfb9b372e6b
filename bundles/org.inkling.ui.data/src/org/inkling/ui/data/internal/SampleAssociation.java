package org.inkling.ui.data.internal;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.content.IContentType;
import org.eclipse.ui.IEditorDescriptor;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IFileEditorInput;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IEditorAssociationOverride;
import org.inkling.data.SampleReader;

/** Recordings of a dataset open in their viewer; the same kind of file elsewhere opens as ever. */
public final class SampleAssociation implements IEditorAssociationOverride {

    private static final List<String> PICTURES = List.of("jpg", "jpeg", "png");

    @Override
    public IEditorDescriptor[] overrideEditors(IEditorInput input, IContentType contentType, IEditorDescriptor[] editors) {
        IEditorDescriptor own = own();
        return isSample(input) && own != null
                ? Stream.concat(Stream.of(own), Arrays.stream(editors).filter(e -> !e.equals(own))).toArray(IEditorDescriptor[]::new)
                : editors;
    }

    @Override
    public IEditorDescriptor[] overrideEditors(String fileName, IContentType contentType, IEditorDescriptor[] editors) {
        return editors;
    }

    @Override
    public IEditorDescriptor overrideDefaultEditor(IEditorInput input, IContentType contentType, IEditorDescriptor editor) {
        return isSample(input) ? own() : editor;
    }

    @Override
    public IEditorDescriptor overrideDefaultEditor(String fileName, IContentType contentType, IEditorDescriptor editor) {
        return editor;
    }

    private static boolean isSample(IEditorInput input) {
        if (input instanceof IFileEditorInput fileInput) {
            IFile file = fileInput.getFile();
            // pictures open as pictures anywhere; the screen of the data shows them too
            return LabTree.isSample(file) && !PICTURES.contains(SampleReader.extension(file.getName()));
        }
        return false;
    }

    private static IEditorDescriptor own() {
        return PlatformUI.getWorkbench().getEditorRegistry().findEditor(SampleEditor.ID);
    }
}
