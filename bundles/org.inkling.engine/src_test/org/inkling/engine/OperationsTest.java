package org.inkling.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;

import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.deploy.DeployReport;
import org.inkling.api.deploy.DeployRequest;
import org.inkling.api.deploy.DeploymentTarget;
import org.inkling.api.deploy.FileSink;
import org.inkling.api.deploy.TargetInfo;
import org.inkling.api.operation.Lab;
import org.inkling.api.operation.Operation;
import org.inkling.api.operation.OperationContext;
import org.inkling.api.parameter.Parameter;
import org.inkling.api.parameter.ParameterSchema;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.data.DatasetExporter;
import org.inkling.engine.internal.operations.DeployOperation;
import org.inkling.engine.internal.operations.ExportOperation;
import org.inkling.engine.internal.operations.ImportOperation;
import org.inkling.engine.internal.operations.InfoOperation;
import org.inkling.engine.internal.operations.NewOperation;
import org.inkling.engine.internal.operations.RunOperation;
import org.inkling.project.LabProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperationsTest {

    @TempDir
    Path folder;

    private final Catalog catalog = new Catalog();
    private final Targets targets = new Targets();
    private final FakeTarget target = new FakeTarget();
    private final Recorder recorder = new Recorder();

    /** Writes what it is told and remembers the request. */
    private static final class FakeTarget implements DeploymentTarget {

        private final List<DeployRequest> requests = new ArrayList<>();
        private List<Problem> objections = List.of();
        private String path = "src/model.h";

        @Override
        public TargetInfo info() {
            return new TargetInfo("fake", "Fake", "For tests.", "library");
        }

        @Override
        public ParameterSchema schema() {
            return ParameterSchema.of(Parameter.flag("small", "Small", false, ""));
        }

        @Override
        public List<Problem> check(DeployRequest request) {
            return objections;
        }

        @Override
        public DeployReport generate(DeployRequest request, FileSink out, OperationContext context) throws OperationException {
            requests.add(request);
            try {
                out.write(path, "// model\n");
                out.write("README.md", "text\n");
            } catch (IOException e) {
                throw new OperationException(Problem.error("fake", Location.PROJECT, String.valueOf(e.getMessage())));
            }
            return new DeployReport(List.of("README.md", path), Map.of("network.rom", 12.0));
        }
    }

    @BeforeEach
    void fillCatalog() {
        catalog.addDspBlock(new MeanBlock("spectral-analysis"));
        catalog.addLearner(new CentroidLearner());
        targets.addTarget(target);
    }

    private <R> R run(Operation<R> operation, Lab lab, Map<String, Object> arguments) throws OperationException {
        return operation.run(operation.arguments().complete(ParameterValues.of(arguments), "", "", p -> {
            throw new IllegalArgumentException(p.toString());
        }), lab, recorder);
    }

    private LabProject imported() throws Exception {
        Path shared = TestLabs.shared().resolve("lab/datasets/free-fall-detection").toAbsolutePath();
        LabProject lab = LabProject.at(folder.resolve("lab"));
        run(new NewOperation(), lab, Map.of("template", "free-fall-as-in-lab", "name", "Free fall"));
        ImportResult training = run(new ImportOperation(), lab,
                Map.of("sources", shared.resolve("training").toString(), "category", "training"));
        // 83 files of the published lab: spec/lab.md R1.8
        assertEquals(Map.of("freefall", 16, "idle", 15, "unknown", 52), training.training());
        ImportResult additional = run(new ImportOperation(), lab,
                Map.of("sources", shared.resolve("additionnal").toString(), "category", "split"));
        // as in the lab: spec/lab.md R5.4
        assertEquals(Map.of("freefall", 10), additional.training());
        assertEquals(Map.of("freefall", 2), additional.testing());
        return lab;
    }

    @Test
    void theLabFromNewToDeploy() throws Exception {
        LabProject lab = imported();
        ProjectInfo before = run(new InfoOperation(catalog), lab, Map.of());
        assertEquals(93, before.training().samples());
        assertEquals(Freshness.NONE, before.impulses().get(0).upToDate());
        assertEquals(6, before.impulses().get(0).features());

        Path out = folder.resolve("out");
        DeployResult deployed = run(new DeployOperation(catalog, targets), lab,
                Map.of("target", "fake", "out", out.toString(), "options", "small"));
        assertEquals(List.of("README.md", "src/model.h"), deployed.files());
        assertEquals("// model\n", Files.readString(out.resolve("src/model.h")));
        DeployRequest request = target.requests.get(0);
        assertTrue(request.options().flag("small"));
        assertEquals(0.8, request.threshold());
        assertEquals(List.of("freefall", "idle", "unknown"), request.classes());
        assertEquals(125 * 3, request.sampleWindow().length);
        float[] values = lab.read(lab.samples().stream().filter(s -> s.id().startsWith("freefall.1mmn7j8a")).findFirst().orElseThrow())
                .values();
        assertArrayEquals(java.util.Arrays.copyOf(values, 375), request.sampleWindow());
        assertArrayEquals(Files.readAllBytes(folder.resolve("lab/results/motion/model.int8.tflite")), request.int8());

        run(new RunOperation(catalog), lab, Map.of());
        ProjectInfo after = run(new InfoOperation(catalog), lab, Map.of());
        assertEquals(new Freshness(true, true, true), after.impulses().get(0).upToDate());
        assertEquals(List.of("data.short-file"), lab.validate(catalog).stream().map(Problem::code).distinct().toList());
        assertEquals(5, after.problems().size());
    }

    @Test
    void deploysTheSameZipTwice() throws Exception {
        LabProject lab = imported();
        Map<String, Object> arguments = Map.of("target", "fake", "out", folder.resolve("a.zip").toString());
        run(new DeployOperation(catalog, targets), lab, arguments);
        byte[] first = Files.readAllBytes(folder.resolve("a.zip"));
        run(new DeployOperation(catalog, targets), lab, arguments);
        assertArrayEquals(first, Files.readAllBytes(folder.resolve("a.zip")));
        try (ZipFile zip = new ZipFile(folder.resolve("a.zip").toFile())) {
            assertEquals(List.of("README.md", "src/model.h"), zip.stream().map(java.util.zip.ZipEntry::getName).toList());
        }
    }

    @Test
    void deploysNothingOutsideOrHalf() throws Exception {
        LabProject lab = imported();
        Path out = folder.resolve("out");
        Map<String, Object> arguments = Map.of("target", "fake", "out", out.toString());
        for (String path : List.of("../x", "/x", "a/../../x", "a//b", "C:\\x", "", "README.md")) {
            target.path = path;
            assertThrows(OperationException.class, () -> run(new DeployOperation(catalog, targets), lab, arguments), path);
            assertFalse(Files.exists(out), path);
        }
        target.objections = List.of(Problem.error("too-big", Location.PROJECT, "It does not fit."));
        assertEquals("too-big",
                assertThrows(OperationException.class, () -> run(new DeployOperation(catalog, targets), lab, arguments)).problems()
                        .get(0).code());
        Map<String, Object> unknown = Map.of("target", "nobody", "out", out.toString());
        assertEquals("Use one of: fake",
                assertThrows(OperationException.class, () -> run(new DeployOperation(catalog, targets), lab, unknown))
                        .problems().get(0).resolutions().get(0).label());
    }

    @Test
    void exportsWhatImportReads() throws Exception {
        LabProject lab = imported();
        Path zip = folder.resolve("export.zip");
        DatasetExporter.Report report = run(new ExportOperation(), lab, Map.of("out", zip.toString()));
        assertEquals(93, report.training());
        assertEquals(2, report.testing());
        LabProject copy = LabProject.at(folder.resolve("copy"));
        run(new NewOperation(), copy, Map.of("template", "empty"));
        ImportResult back = run(new ImportOperation(), copy, Map.of("sources", zip.toString()));
        assertEquals(95, back.imported());
        assertEquals(Map.of("freefall", 2), back.testing());
        assertEquals(95, run(new ImportOperation(), copy, Map.of("sources", zip.toString())).duplicates());
    }

    @Test
    void refusesRelativePaths() throws Exception {
        LabProject lab = LabProject.at(folder.resolve("lab"));
        run(new NewOperation(), lab, Map.of("template", "empty"));
        assertEquals("argument.path",
                assertThrows(OperationException.class, () -> run(new ExportOperation(), lab, Map.of("out", "a.zip"))).problems()
                        .get(0).code());
    }

    @Test
    void leavesOutWhatIsBroken() {
        catalog.addDspBlock(new MeanBlock(""));
        targets.addTarget(new DeploymentTarget() {
            @Override
            public TargetInfo info() {
                throw new NoClassDefFoundError("missing/Native");
            }

            @Override
            public ParameterSchema schema() {
                return ParameterSchema.EMPTY;
            }

            @Override
            public List<Problem> check(DeployRequest request) {
                return List.of();
            }

            @Override
            public DeployReport generate(DeployRequest request, FileSink out, OperationContext context) {
                return new DeployReport(List.of(), Map.of());
            }
        });
        assertEquals(1, catalog.dspBlocks().size());
        assertEquals(1, targets.all().size());
        assertTrue(targets.problems().get(0).summary().contains("missing/Native"));
        assertEquals(1, catalog.problems().size());
    }
}
