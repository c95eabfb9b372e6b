package org.inkling.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.inkling.api.Problem;
import org.inkling.api.data.Split;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.engine.internal.operations.FeaturesOperation;
import org.inkling.engine.internal.operations.ImportOperation;
import org.inkling.engine.internal.operations.RunOperation;
import org.inkling.project.LabProject;
import org.inkling.project.Template;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recording whose parts have labels of their own: 622 frames, the second label from frame 301 on. */
class MultiLabelTest {

    @TempDir
    private Path folder;

    private final Catalog catalog = new Catalog();
    private LabProject lab;

    @BeforeEach
    void importIt() throws Exception {
        Path shared = TestLabs.shared().resolve("import/multi-label");
        assumeTrue(Files.isDirectory(shared), shared + ": shared data not found");
        catalog.addDspBlock(new MeanBlock("spectral-analysis"));
        catalog.addLearner(new CentroidLearner());
        Path files = Files.createDirectories(folder.resolve("files"));
        for (String name : List.of("updown.3.json", "structured_labels.labels")) {
            Files.copy(shared.resolve(name), files.resolve(name));
        }
        lab = LabProject.create(folder.resolve("lab"), Template.find("free-fall-as-in-lab").orElseThrow(), "Up and down");
        run(new ImportOperation(), Map.of("sources", files.toString(), "category", "training"));
    }

    private <R> R run(org.inkling.api.operation.Operation<R> operation, Map<String, Object> arguments) throws Exception {
        return operation.run(operation.arguments().complete(ParameterValues.of(arguments), "", "", p -> {
            throw new IllegalArgumentException(p.toString());
        }), lab, new Recorder());
    }

    @Test
    void aWindowHasTheLabelOfItsEnd() throws Exception {
        assertEquals(List.of("first_label", "second_label"), lab.labels());
        assertEquals(Map.of(0, "first_label", 301, "second_label"), lab.labels(lab.samples().get(0)));
        FeaturesResult features = run(new FeaturesOperation(catalog), Map.of());
        // floor((622 − 125) / 5) + 1 = 100 windows; the last frame of window i is 124 + 5 i, up to 300 for 36 of them
        assertEquals(100, features.windows().training().total());
        assertEquals(Map.of("first_label", 36, "second_label", 64), features.windows().training().classes());
    }

    @Test
    void itIsTrainedOnAndNotReportedAsUnlabelled() throws Exception {
        assertEquals(List.of("first_label", "second_label"), run(new RunOperation(catalog), Map.of()).training().classes());
        assertFalse(lab.validate(catalog).stream().map(Problem::code).anyMatch("data.no-label"::equals));
        assertEquals(Split.TRAINING, lab.samples().get(0).split());
    }
}
