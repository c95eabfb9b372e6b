package org.inkling.dsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.inkling.api.dsp.DspBlock;
import org.inkling.dsp.internal.FlattenBlock;
import org.inkling.dsp.internal.RawBlock;
import org.inkling.dsp.internal.SpectralBlock;
import org.junit.jupiter.api.Test;

/** Every recorded case of the shared specification. */
class SharedVectorsTest {

    private static final List<DspBlock> BLOCKS = List.of(new SpectralBlock(), new FlattenBlock(), new RawBlock());

    static Path vectors(String name) {
        Path shared = Path.of(System.getProperty("inkling.shared", "../../../shared"));
        Path file = shared.resolve("spec").resolve("vectors").resolve(name);
        assumeTrue(Files.isRegularFile(file), file + ": shared data not found");
        return file;
    }

    static Optional<DspBlock> block(String type) {
        return BLOCKS.stream().filter(b -> b.info().type().equals(type)).findFirst();
    }

    @Test
    void pythonOfToday() throws IOException {
        List<CaseResult> results = Conformance.run(vectors("dsp_vectors.jsonl"), Optional.empty(), SharedVectorsTest::block);
        assertAllPass(results);
        // 43 cases of the three blocks, 15 of mfcc, mfe, spectrogram and image
        assertEquals(43, results.stream().filter(CaseResult::passed).count());
        assertEquals(15, results.stream().filter(CaseResult::skipped).count());
    }

    @Test
    void pythonOf2020() throws IOException {
        List<CaseResult> results = Conformance.run(vectors("spectral_2020.jsonl"), Optional.empty(), SharedVectorsTest::block);
        assertAllPass(results);
        assertEquals(5, results.size());
    }

    private static void assertAllPass(List<CaseResult> results) {
        List<String> failures = results.stream().filter(CaseResult::failed).map(CaseResult::toString).toList();
        assertTrue(failures.isEmpty(), () -> String.join("\n", failures));
    }
}
