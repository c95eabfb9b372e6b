package org.inkling.ui.data.internal;

import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.ImageRegistry;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.viewers.DecorationOverlayIcon;
import org.eclipse.jface.viewers.IDecoration;
import org.eclipse.swt.graphics.Image;
import org.inkling.ui.Icons;

/** Icons with a dot in a corner: filled green when done, an empty grey ring when still to be done or no longer current. */
final class StateImages {

    private static final String BUNDLE = "org.inkling.ui.data";

    private StateImages() {
    }

    /** UI thread only. @param icon name in the icon set */
    static Image of(String icon, boolean current) {
        ImageRegistry registry = JFaceResources.getImageRegistry();
        String key = BUNDLE + "/" + icon + (current ? "+done" : "+open");
        Image image = registry.get(key);
        if (image == null) {
            registry.put(key,
                    new DecorationOverlayIcon(Icons.descriptor(icon), descriptor(current ? "done" : "open"), IDecoration.BOTTOM_RIGHT));
            image = registry.get(key);
        }
        return image;
    }

    private static ImageDescriptor descriptor(String name) {
        return ImageDescriptor
                .createFromURL(FileLocator.find(Platform.getBundle(BUNDLE), IPath.fromPortableString("icons/" + name + ".svg")));
    }
}
