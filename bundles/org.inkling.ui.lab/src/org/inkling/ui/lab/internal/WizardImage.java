package org.inkling.ui.lab.internal;

import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.resource.ImageDescriptor;

/** The picture at the top of every wizard. */
final class WizardImage {

    private WizardImage() {
    }

    static ImageDescriptor descriptor() {
        return ImageDescriptor
                .createFromURL(FileLocator.find(Platform.getBundle("org.inkling.ui.lab"), IPath.fromPortableString("icons/wizard.svg")));
    }
}
