package org.inkling.ui;

import java.net.URL;

import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.Path;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.ImageRegistry;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.graphics.Image;

/** The icon set: SVG files in {@code icons/} of this bundle, sharp at every zoom. */
public final class Icons {

    private static final String BUNDLE = "org.inkling.ui";

    private Icons() {
    }

    /** @param name file name without extension, for example {@code run} */
    public static ImageDescriptor descriptor(String name) {
        URL url = FileLocator.find(Platform.getBundle(BUNDLE), new Path("icons/" + name + ".svg"));
        return url == null ? ImageDescriptor.getMissingImageDescriptor() : ImageDescriptor.createFromURL(url);
    }

    /** The image, made once; not to be disposed. UI thread only. */
    public static Image image(String name) {
        ImageRegistry registry = JFaceResources.getImageRegistry();
        String key = BUNDLE + "/" + name;
        Image image = registry.get(key);
        if (image == null) {
            registry.put(key, descriptor(name));
            image = registry.get(key);
        }
        return image;
    }
}
