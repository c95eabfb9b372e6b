package org.inkling.simulation.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.operation.Lab;
import org.inkling.api.operation.Operation;
import org.inkling.api.operation.OperationContext;
import org.inkling.api.operation.OperationInfo;
import org.inkling.api.parameter.Parameter;
import org.inkling.api.parameter.ParameterSchema;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.data.DatasetBatch;
import org.inkling.data.DatasetStore;
import org.inkling.data.NewSample;
import org.inkling.data.SampleLabel;
import org.inkling.project.LabProject;
import org.inkling.project.Template;
import org.inkling.simulation.FreeFallSynthesizer;
import org.inkling.simulation.FreeFallSynthesizer.Part;
import org.inkling.simulation.FreeFallSynthesizer.Recording;
import org.inkling.simulation.SynthesizeResult;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Makes a lab project with simulated recordings in the lab's folder, which has none yet. */
@Component(service = Operation.class, property = Operation.ID + "=synthesize")
public final class SynthesizeOperation implements Operation<SynthesizeResult> {

    private static final String FREE_FALL = "free-fall";

    @Activate
    public SynthesizeOperation() {
        // nothing to inject
    }

    @Override
    public OperationInfo info() {
        return new OperationInfo("synthesize", "Synthesize recordings",
                "Makes a sample project with recordings computed by a physical model.");
    }

    @Override
    public ParameterSchema arguments() {
        return ParameterSchema.of(
                Parameter.choice("kind", "Kind", FREE_FALL, List.of(FREE_FALL), "What is made."),
                Parameter.integer("seed", "Seed", FreeFallSynthesizer.SEED, 0, 1_000_000_000_000L,
                        "The same seed makes the same recordings on every machine."));
    }

    @Override
    public SynthesizeResult run(ParameterValues arguments, Lab lab, OperationContext context) throws OperationException {
        long seed = arguments.longInteger("seed");
        context.progress().begin("Simulate recordings", 0);
        List<Recording> recordings = new FreeFallSynthesizer().generate(seed);
        context.checkCancelled();
        Template template = Template.find(FREE_FALL)
                .orElseThrow(() -> new IllegalStateException("the template " + FREE_FALL + " is built in"));
        LabProject project = LabProject.create(lab.root(), template, "Free fall detection");
        try (DatasetBatch batch = DatasetStore.open(lab.root()).begin()) {
            context.progress().begin("Write recordings", recordings.size());
            for (int i = 0; i < recordings.size(); i++) {
                Recording recording = recordings.get(i);
                if (recording.part() != Part.ADDITIONAL) {
                    batch.add(NewSample.of(recording.fileName(), recording.content(), recording.part().split(),
                            SampleLabel.of(recording.label())));
                }
                context.progress().at(i + 1L);
            }
            batch.commit();
        }
        writeBeside(lab.root(), recordings);
        SynthesizeResult result = new SynthesizeResult(project.name(), seed, count(recordings, Part.TRAINING),
                count(recordings, Part.TESTING),
                count(recordings, Part.ADDITIONAL));
        context.log("Created " + result.training() + " training, " + result.testing() + " testing and " + result.additional()
                + " additional recordings from seed " + seed);
        return result;
    }

    private static int count(List<Recording> recordings, Part part) {
        return (int) recordings.stream().filter(r -> r.part() == part).count();
    }

    private static void writeBeside(Path root, List<Recording> recordings) throws OperationException {
        Path folder = root.resolve(Part.ADDITIONAL.id());
        try (InputStream readme = SynthesizeOperation.class.getResourceAsStream("free-fall.md")) {
            if (readme == null) {
                throw new IOException("free-fall.md is missing in the program");
            }
            Files.createDirectories(folder);
            for (Recording recording : recordings) {
                if (recording.part() == Part.ADDITIONAL) {
                    Files.write(folder.resolve(recording.fileName()), recording.content());
                }
            }
            Files.write(root.resolve("README.md"), readme.readAllBytes());
        } catch (IOException e) {
            throw new OperationException(
                    Problem.error("file.write", Location.of(Part.ADDITIONAL.id()), "The files cannot be written: " + e.getMessage() + ".",
                            "Check the free space of the disk and that you may write there"),
                    e);
        }
    }
}
