package org.inkling.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.inkling.api.Problem;
import org.inkling.api.data.Split;

/**
 * What an import would do, found by reading and without writing.
 *
 * @param files    every file that would be looked at, in order, at most {@link #MOST_FILES}
 * @param total    number of files there are
 * @param problems of the sources themselves and of files of labels
 */
public record ImportPreview(List<Row> files, int total, List<Problem> problems) {

    /** More files are counted, not read. */
    public static final int MOST_FILES = 2000;

    public ImportPreview {
        files = List.copyOf(files);
        problems = List.copyOf(problems);
    }

    /**
     * One file.
     *
     * @param source    what people read
     * @param format    for example {@code JSON} or {@code WAV}
     * @param label     it would get, empty for none
     * @param split     it would go to; null when it would be left out
     * @param frames    number of frames, 0 when it cannot be read
     * @param lengthMs  length in milliseconds
     * @param duplicate path of the sample with the same content, empty when it is new
     * @param problem   why it would be left out, null when it would not
     */
    public record Row(String source, String format, String label, @Nullable Split split, int frames, double lengthMs, String duplicate,
            @Nullable Problem problem) {

        /** Whether the file would become a sample. */
        public boolean imported() {
            return problem == null && duplicate.isEmpty();
        }
    }

    /** Number of files that would become samples of a part. */
    public long count(Split split) {
        return files.stream().filter(r -> r.imported() && r.split() == split).count();
    }

    /** The first file that would become a sample. */
    public Optional<Row> first() {
        return files.stream().filter(Row::imported).findFirst();
    }

    static final class Builder {

        private final List<Row> files = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();
        private int total;

        void add(Row row) {
            files.add(row);
        }

        void problems(List<Problem> more) {
            problems.addAll(more);
        }

        /** Counts a file. @return whether it is still to be read */
        boolean count() {
            return total++ < MOST_FILES;
        }

        ImportPreview build() {
            return new ImportPreview(files, total, problems);
        }
    }
}
