package org.inkling.ui.impulse.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.jdt.annotation.Nullable;
import org.inkling.api.data.Split;
import org.inkling.api.impulse.BlockCatalog;
import org.inkling.api.operation.OperationContext;
import org.inkling.engine.ResultStore;
import org.inkling.ui.ExplorerData;

/** The features an impulse has made, read again only when their files have changed. */
final class ExplorerSource {

    private final BlockCatalog catalog;
    private String stamp = "";
    private volatile @Nullable ExplorerData data;

    ExplorerSource(BlockCatalog catalog) {
        this.catalog = catalog;
    }

    @Nullable
    ExplorerData data() {
        return data;
    }

    /** Takes its time; called in the background. */
    synchronized void read(Path project, String impulse) {
        Path results = new ResultStore(project, impulse).folder();
        String now = stamp(results.resolve("features").resolve(Split.TRAINING.id() + ".bin")) + stamp(results.resolve(ResultStore.REPORT));
        if (!now.equals(stamp)) {
            stamp = now;
            data = ExplorerData.read(project, impulse, catalog, OperationContext.quiet()).orElse(null);
        }
    }

    private static String stamp(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.getLastModifiedTime(file) + " " + Files.size(file) + ";" : ";";
        } catch (IOException e) {
            // a file that goes away in this moment is as one that is not there
            return ";";
        }
    }
}
