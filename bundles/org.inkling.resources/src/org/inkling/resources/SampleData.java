package org.inkling.resources;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.Platform;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.service.datalocation.Location;
import org.inkling.data.DatasetStore;

/** Finds the datasets that come with the program, in the folder {@code datasets} of the installation. */
public final class SampleData {

    /** System property that names another folder of datasets. */
    public static final String PROPERTY = "inkling.datasets";

    /** The free-fall recordings. */
    public static final String FREE_FALL = "free-fall-detection";

    private static final String FOLDER = "datasets";

    private SampleData() {
    }

    /** The folder with {@code training} and {@code testing} of a dataset; empty when it is not installed. */
    public static Optional<Path> find(String name) {
        List<Path> places = new ArrayList<>();
        String named = System.getProperty(PROPERTY, "");
        if (!named.isBlank()) {
            path(named).ifPresent(places::add);
        }
        Optional<Path> home = folder(Platform.getInstallLocation());
        // a program started from its build tree finds the datasets of the tree
        for (Path at = home.orElse(null); at != null; at = at.getParent()) {
            places.add(at.resolve(FOLDER));
        }
        return find(name, places);
    }

    /** The first of some folders of datasets that has the one asked for. */
    public static Optional<Path> find(String name, List<Path> places) {
        return places.stream().map(p -> p.resolve(name).resolve(DatasetStore.FOLDER)).filter(Files::isDirectory).findFirst();
    }

    private static Optional<Path> folder(@Nullable Location location) {
        URL url = location == null ? null : location.getURL();
        if (url == null || !"file".equals(url.getProtocol())) {
            return Optional.empty();
        }
        try {
            // the platform leaves blanks in its file URLs as they are
            return Optional.of(Path.of(new URI("file", null, url.getPath(), null)));
        } catch (URISyntaxException | IllegalArgumentException e) {
            return path(url.getPath());
        }
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text).toAbsolutePath().normalize());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
