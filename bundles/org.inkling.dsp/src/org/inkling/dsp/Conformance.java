package org.inkling.dsp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.inkling.api.dsp.DspBlock;
import org.inkling.dsp.internal.conformance.CaseRunner;
import org.inkling.dsp.internal.conformance.VectorReader;

/**
 * Runs recorded cases (JSON lines) against the blocks. Two formats are told apart line by line:
 * <ul>
 * <li>{@code block, version, fs, axes, params, raw, features}: a window and the features of the Python blocks of today;</li>
 * <li>{@code sample, window, filter_type, features}: the start of a recording and the features of the lab's Python of 2020.</li>
 * </ul>
 */
public final class Conformance {

    private static final Path LAB_DATA = Path.of("..", "..", "lab", "datasets", "free-fall-detection");

    private Conformance() {
    }

    /**
     * Runs every case of a file.
     *
     * @param file   JSON lines
     * @param data   folder the recordings are named relative to; without it {@code ../../lab/datasets/free-fall-detection} beside the file
     * @param blocks finds a block by its type, for example {@code catalog::dspBlock}
     * @return a result for each line that is not blank, in order; a line that cannot be read is a failed case
     * @throws IOException when the file cannot be read
     */
    public static List<CaseResult> run(Path file, Optional<Path> data, Function<String, Optional<DspBlock>> blocks) throws IOException {
        Path folder = data.orElseGet(() -> file.toAbsolutePath().resolveSibling(LAB_DATA).normalize());
        VectorReader reader = new VectorReader(folder);
        CaseRunner runner = new CaseRunner(blocks);
        List<CaseResult> results = new ArrayList<>();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            if (!line.isBlank()) {
                results.add(result(number, line, reader, runner));
            }
        }
        return results;
    }

    private static CaseResult result(int number, String line, VectorReader reader, CaseRunner runner) {
        try {
            return runner.run(number, reader.read(line));
        } catch (IOException | IllegalArgumentException e) {
            return CaseResult.failed(number, "unreadable case", String.valueOf(e.getMessage()));
        }
    }
}
