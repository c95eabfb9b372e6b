package org.inkling.versioning.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

import org.inkling.data.DatasetStore;
import org.inkling.data.SampleReader;
import org.inkling.engine.Report;
import org.inkling.engine.ResultJson;
import org.inkling.engine.ResultStore;
import org.inkling.versioning.Version;

/** What a version is about, read from its files. */
final class Summaries {

    private Summaries() {
    }

    /** Number of recordings. */
    static int samples(Contents contents) {
        int count = 0;
        for (String path : contents.ids().keySet()) {
            int dot = path.lastIndexOf('.');
            if (path.startsWith(DatasetStore.FOLDER + "/") && path.indexOf('/') != path.lastIndexOf('/')
                    && SampleReader.EXTENSIONS.contains(path.substring(dot + 1).toLowerCase(java.util.Locale.ROOT))) {
                count++;
            }
        }
        return count;
    }

    static List<Version.Result> results(Contents contents) throws IOException {
        List<Version.Result> results = new ArrayList<>();
        for (String impulse : impulses(contents)) {
            Optional<Report> report = report(contents, impulse);
            if (report.isPresent()) {
                Report.Validation validation = report.get().validation();
                Report.Test test = report.get().test();
                results.add(new Version.Result(impulse, validation == null ? null : validation.float32().accuracy(),
                        test == null ? null : test.float32().accuracy()));
            }
        }
        return results;
    }

    /** Names of the impulses that have a file or results. */
    static TreeSet<String> impulses(Contents contents) {
        TreeSet<String> names = new TreeSet<>();
        for (String path : contents.ids().keySet()) {
            String[] parts = path.split("/");
            if (parts.length == 1 && path.endsWith(org.inkling.project.ImpulseDocument.EXTENSION)) {
                names.add(path.substring(0, path.length() - org.inkling.project.ImpulseDocument.EXTENSION.length()));
            } else if (parts.length == 3 && parts[0].equals(ResultStore.FOLDER) && parts[2].equals(ResultStore.REPORT)) {
                names.add(parts[1]);
            }
        }
        return names;
    }

    /** The report of an impulse; empty when there is none that this program can read. */
    static Optional<Report> report(Contents contents, String impulse) throws IOException {
        Optional<byte[]> json = contents.read(ResultStore.FOLDER + "/" + impulse + "/" + ResultStore.REPORT);
        if (json.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(ResultJson.read(json.get(), Report.class)).filter(r -> r.schema() <= Report.SCHEMA);
        } catch (IOException e) {
            // a file of another program, or a broken one: it counts as no report
            return Optional.empty();
        }
    }
}
