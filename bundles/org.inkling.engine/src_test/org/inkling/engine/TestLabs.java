package org.inkling.engine;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.inkling.api.OperationException;
import org.inkling.api.data.Split;
import org.inkling.data.DatasetBatch;
import org.inkling.data.NewSample;
import org.inkling.data.SampleLabel;
import org.inkling.project.LabProject;
import org.inkling.project.Template;

/** Projects with the lab's recordings. */
final class TestLabs {

    private TestLabs() {
    }

    /** The folder shared beside the project; the test is skipped when it is not there. */
    static Path shared() {
        String given = System.getProperty("inkling.shared");
        Path shared = given == null ? Path.of("../../../shared") : Path.of(given);
        assumeTrue(Files.isDirectory(shared.resolve("lab/datasets")), "skipped: shared data not found at " + shared.toAbsolutePath());
        return shared;
    }

    /** A project with the lab's settings and its training recordings. */
    static LabProject lab(Path folder) throws Exception {
        Path shared = shared();
        LabProject lab = LabProject.create(folder, Template.find("free-fall-as-in-lab").orElseThrow(), "Free fall");
        add(lab, shared.resolve("lab/datasets/free-fall-detection/training"), Split.TRAINING);
        return lab;
    }

    /** The twelve recordings the lab adds later: ten for training, two for testing. */
    static void addAdditional(LabProject lab) throws Exception {
        for (Path file : files(shared().resolve("lab/datasets/free-fall-detection/additionnal"))) {
            String name = file.getFileName().toString();
            add(lab, List.of(file), name.contains("1mmni9qs") || name.contains("1mmn7j8a") ? Split.TESTING : Split.TRAINING);
        }
    }

    static void add(LabProject lab, Path folder, Split split) throws Exception {
        add(lab, files(folder), split);
    }

    private static void add(LabProject lab, List<Path> files, Split split) throws Exception {
        try (DatasetBatch batch = lab.dataset().begin()) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                batch.add(NewSample.of(name, Files.readAllBytes(file), split, SampleLabel.of(name.substring(0, name.indexOf('.')))));
            }
            batch.commit();
        }
    }

    private static List<Path> files(Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    /** Turns some training recordings into testing ones, so that there is something to test on. */
    static void moveEverySixth(LabProject lab) throws OperationException {
        List<org.inkling.api.data.SampleRef> moved = new ArrayList<>();
        List<org.inkling.api.data.SampleRef> samples = lab.samples();
        for (int i = 0; i < samples.size(); i += 6) {
            moved.add(samples.get(i));
        }
        lab.dataset().move(moved, Split.TESTING);
    }
}
