package org.inkling.versioning.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.inkling.api.operation.OperationContext;
import org.inkling.data.DatasetStore;
import org.inkling.project.LabSettings;

/** Makes the files of a project those of a version. Each file is replaced as a whole; doing it again after a crash finishes it. */
final class Restorer {

    private final Path root;
    private final DirCache present;
    private final OperationContext context;

    /** @param present what stands in the folder, all of which is stored */
    Restorer(Path root, DirCache present, OperationContext context) {
        this.root = root;
        this.present = present;
        this.context = context;
    }

    /**
     * Writes what differs, then deletes what the version does not have.
     *
     * @return number of files written or deleted
     */
    int restore(Contents target) throws IOException {
        Map<String, ObjectId> here = Contents.of(target.git(), root, present).ids();
        List<String> write = new ArrayList<>();
        for (Map.Entry<String, ObjectId> file : target.ids().entrySet()) {
            if (!file.getValue().equals(here.get(file.getKey()))) {
                write.add(file.getKey());
            }
        }
        write.sort(Comparator.comparing(Restorer::isIndex).thenComparing(Comparator.naturalOrder()));
        List<String> delete = here.keySet().stream().filter(p -> !target.ids().containsKey(p)).toList();
        context.progress().begin("Writing files", (long) write.size() + delete.size());
        long done = 0;
        try (ObjectReader reader = target.git().newObjectReader()) {
            for (String path : write) {
                clearWay(path);
                write(reader, target.ids().get(path), path, target.executable().containsKey(path));
                context.progress().at(++done);
            }
        }
        for (String path : delete) {
            if (Files.isRegularFile(root.resolve(path))) {
                remove(root.resolve(path));
            }
            removeEmptyFolders(root.resolve(path).getParent());
            context.progress().at(++done);
        }
        return write.size() + delete.size();
    }

    /** The files that name others come last, so that they never name what is not there yet. */
    private static boolean isIndex(String path) {
        return path.equals(DatasetStore.FOLDER + "/info.labels") || path.equals(LabSettings.FILE);
    }

    /** A file may stand where a folder has to be, and a folder where a file has to be; only what is stored is removed. */
    private void clearWay(String path) throws IOException {
        Path at = root;
        String[] names = path.split("/");
        for (int i = 0; i < names.length - 1; i++) {
            at = at.resolve(names[i]);
            if (Files.isRegularFile(at)) {
                remove(at);
            }
        }
        Path file = root.resolve(path);
        if (Files.isDirectory(file)) {
            try (Stream<Path> below = Files.walk(file)) {
                for (Path gone : below.sorted(Comparator.reverseOrder()).toList()) {
                    remove(gone);
                }
            }
        } else {
            checkUnchanged(path);
        }
    }

    private void remove(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            checkUnchanged(root.relativize(path).toString().replace('\\', '/'));
        }
        Files.deleteIfExists(path);
    }

    /** What was changed, or came, after the present state was stored must not be lost. */
    private void checkUnchanged(String path) throws IOException {
        Path file = root.resolve(path);
        if (!Files.exists(file)) {
            return;
        }
        DirCacheEntry stored = present.getEntry(path);
        if (stored == null || stored.getLength() != (int) Files.size(file)
                || !stored.getLastModifiedInstant().equals(Files.getLastModifiedTime(file).toInstant())) {
            throw new IOException(path + " was changed meanwhile");
        }
    }

    private void write(ObjectReader reader, ObjectId id, String path, boolean executable) throws IOException {
        Path file = root.resolve(path);
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path temporary = folder.resolve("." + file.getFileName() + "." + id.abbreviate(8).name() + ".tmp");
        try {
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING); OutputStream out = Channels.newOutputStream(channel)) {
                reader.open(id).copyTo(out);
                channel.force(true);
            }
            if (executable && !temporary.toFile().setExecutable(true, false)) {
                context.log("Not executable: " + path);
            }
            try {
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private void removeEmptyFolders(Path folder) throws IOException {
        Path at = folder;
        while (at != null && !at.equals(root) && !Files.isRegularFile(at)) {
            try {
                Files.deleteIfExists(at);
            } catch (DirectoryNotEmptyException e) {
                return;
            }
            at = at.getParent();
        }
    }
}
