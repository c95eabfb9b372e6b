package org.inkling.ui.lab.internal.views;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.IAdapterFactory;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.views.contentoutline.IContentOutlinePage;
import org.eclipse.ui.views.properties.IPropertySource;
import org.inkling.ui.SampleFocus;

/** Gives the platform's views what they show: the outline of an impulse editor, the properties of a recording. */
public final class ViewAdapters implements IAdapterFactory {

    @Override
    public <T> T getAdapter(Object object, Class<T> type) {
        if (type == IContentOutlinePage.class && object instanceof IEditorPart editor) {
            IFile file = editor.getEditorInput().getAdapter(IFile.class);
            return file == null ? null : type.cast(new ImpulseOutline(editor, file));
        }
        if (type == IPropertySource.class && object instanceof SampleFocus focus) {
            return SampleProperties.of(focus).map(type::cast).orElse(null);
        }
        return null;
    }

    @Override
    public Class<?>[] getAdapterList() {
        return new Class<?>[]{ IContentOutlinePage.class, IPropertySource.class };
    }
}
