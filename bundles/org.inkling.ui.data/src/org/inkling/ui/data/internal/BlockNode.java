package org.inkling.ui.data.internal;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.IAdaptable;
import org.eclipse.core.runtime.Platform;

/**
 * A block of an impulse in the navigator.
 *
 * @param impulse the file it stands in
 * @param section {@code dsp} or {@code learn}
 * @param id      of the block
 * @param name    what people read
 */
public record BlockNode(IFile impulse, String section, String id, String name) implements IAdaptable {

    /** A block is no file: deleting it must not delete the impulse. */
    @Override
    public <T> T getAdapter(Class<T> adapter) {
        return adapter == IResource.class || adapter == IFile.class ? null : Platform.getAdapterManager().getAdapter(this, adapter);
    }
}
