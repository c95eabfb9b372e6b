package org.inkling.dsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConformanceTest {

    private static final String FLATTEN = "{\"block\":\"flatten\",\"version\":1,\"fs\":10,\"axes\":[\"a\"],"
            + "\"params\":{\"scale_axes\":1,\"unknown_one\":3},\"raw\":[1,2,3,6],\"features\":[3,1,6,%s,1.8708287,0.68724,-1]}";

    @TempDir
    private Path folder;
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("cases.jsonl");
    }

    private List<CaseResult> run(String... lines) throws IOException {
        Files.writeString(file, String.join("\n", lines));
        return Conformance.run(file, Optional.of(folder), SharedVectorsTest::block);
    }

    @Test
    void tellsRightFromWrong() throws IOException {
        List<CaseResult> results = run(FLATTEN.formatted("3.5355339"), "", FLATTEN.formatted("3.536"));
        assertEquals(2, results.size());
        assertTrue(results.get(0).passed(), results.get(0).toString());
        CaseResult wrong = results.get(1);
        assertTrue(wrong.failed());
        assertEquals(3, wrong.line());
        assertEquals("a RMS", wrong.feature());
        assertEquals((3.536 - Math.sqrt(12.5)) / 3.536, wrong.worst(), 1e-6);
        assertEquals(1e-4, wrong.tolerance());
        assertTrue(wrong.toString().contains("FAIL"), wrong.toString());
    }

    @Test
    void aConstantAxisIsNotAnything() throws IOException {
        String constant = "{\"block\":\"flatten\",\"version\":1,\"fs\":10,\"axes\":[\"a\"],\"params\":{},\"raw\":[2,2,2,2],"
                + "\"features\":[2,2,2,2,0,NaN,%s]}";
        assertTrue(run(constant.formatted("NaN")).get(0).passed());
        assertTrue(run(constant.formatted("-3")).get(0).passed());
        assertTrue(run(constant.formatted("-2")).get(0).passed(), "recorded with a rounded mean");
        assertTrue(run(constant.replace("2,2,2,2]", "2,2,2,2.5]").formatted("NaN")).get(0).failed());
    }

    @Test
    void unknownBlocksAreSkipped() throws IOException {
        String line = FLATTEN.formatted("1").replace("flatten", "mfcc");
        CaseResult result = run(line).get(0);
        assertTrue(result.skipped());
        assertEquals("no such block", result.note());
    }

    @Test
    void whatCannotBeRunFails() throws IOException {
        assertTrue(run("{\"block\":").get(0).note().startsWith("not JSON"));
        assertTrue(run("{\"block\":\"raw\"}").get(0).note().contains("version"));
        assertTrue(run("{\"sample\":\"none.json\",\"features\":[]}").get(0).note().contains("not found"));
        assertTrue(run(FLATTEN.replace("%s", "3.5355339,1")).get(0).note().contains("8 are recorded"));
        String odd = FLATTEN.formatted("1").replace("flatten", "spectral_analysis").replace("\"version\":1", "\"version\":2")
                .replace("unknown_one\":3", "fft_length\":100");
        assertTrue(run(odd).get(0).note().contains("power of 2"));
        assertEquals(5, run("{", "{", "{", "{", "{").stream().filter(CaseResult::failed).count());
    }

    @Test
    void readsRecordingsOf2020() throws IOException {
        Files.writeString(folder.resolve("s.json"),
                "{\"payload\":{\"interval_ms\":16,\"sensors\":[{\"name\":\"accX\"}],\"values\":[[1],[1],[1],[1],[5]]}}");
        String line = "{\"sample\":\"s.json\",\"window\":\"first 64 ms (4 frames)\",\"filter_type\":\"%s\","
                + "\"features\":[0,0,0,0,0,0,0,0,0,0,%s]}";
        assertTrue(run(line.formatted("low", "0")).get(0).passed());
        assertTrue(run(line.formatted("none", "0.5")).get(0).failed());
        assertTrue(run(line.replace("4 frames", "40 frames").formatted("none", "0")).get(0).note().contains("needs 40"));
    }
}
