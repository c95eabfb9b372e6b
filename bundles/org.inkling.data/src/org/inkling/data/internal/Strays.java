package org.inkling.data.internal;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.Resolution;
import org.inkling.api.Severity;
import org.inkling.api.data.Split;
import org.inkling.data.DatasetStore;
import org.inkling.data.SampleReader;
import org.inkling.data.SplitRule;

/** Files of a dataset that have no entry. */
public final class Strays {

    private final Path folder;
    private final SampleReader reader;

    /** @param folder of the dataset */
    public Strays(Path folder, SampleReader reader) {
        this.folder = folder;
        this.reader = reader;
    }

    /**
     * Finds them in one part.
     *
     * @param known  paths with an entry, relative to the dataset
     * @param hashes paths of samples by the hash of their file
     */
    public void find(Split split, Set<String> known, Map<String, String> hashes, List<Problem> problems) throws OperationException {
        Path part = folder.resolve(split.id());
        if (!Files.isDirectory(part)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(part)) {
            Set<String> names = new TreeSet<>();
            files.forEach(f -> names.add(String.valueOf(f.getFileName())));
            for (String name : names) {
                if (!known.contains(split.id() + "/" + name) && !name.startsWith(".") && !name.equals(InfoLabels.NAME)) {
                    problems.add(stray(DatasetStore.FOLDER + "/" + split.id() + "/" + name, part.resolve(name), hashes));
                }
            }
        } catch (IOException e) {
            throw Failures.reading(DatasetStore.FOLDER + "/" + split.id(), e);
        }
    }

    private Problem stray(String path, Path file, Map<String, String> hashes) {
        if (!Files.isRegularFile(file)) {
            return problem("dataset.stray", path, "This is no sample file.", Resolution.advice("Move it out of the dataset"));
        }
        Resolution delete = new Resolution("Delete the file", DatasetStore.ACTION_DELETE_STRAY, Map.of("path", path));
        Resolution adopt = new Resolution("Add it to the dataset", DatasetStore.ACTION_ADOPT, Map.of("path", path));
        byte[] bytes;
        try {
            bytes = reader.bytes(file, path);
        } catch (OperationException e) {
            return problem("dataset.stray", path, "The file has no entry in dataset/info.labels and cannot be read.", delete);
        }
        String same = hashes.get(SplitRule.sha256(bytes));
        return same == null
                ? problem("dataset.stray", path, "The file has no entry in dataset/info.labels and is not used.", adopt, delete)
                : problem("dataset.stray", path, "The file has no entry and the same content as " + same + ".", delete, adopt);
    }

    /** A warning about a file of the dataset. */
    public static Problem problem(String code, String path, String summary, Resolution... resolutions) {
        return new Problem(Severity.WARNING, code, Location.of(path), summary, List.of(resolutions));
    }
}
