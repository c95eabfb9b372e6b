package org.inkling.engine.internal.operations;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.data.SampleRef;
import org.inkling.api.data.Split;
import org.inkling.api.impulse.BlockCatalog;
import org.inkling.api.operation.Lab;
import org.inkling.api.operation.Operation;
import org.inkling.api.operation.OperationContext;
import org.inkling.api.operation.OperationInfo;
import org.inkling.api.parameter.Parameter;
import org.inkling.api.parameter.ParameterSchema;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.data.SampleReader;
import org.inkling.engine.ClassifyResult;
import org.inkling.engine.ImpulseClassifier;
import org.inkling.engine.SampleScores;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Classifies samples or recordings window by window with the model as it was last trained. Changes nothing. */
@Component(service = Operation.class, property = Operation.ID + "=classify")
public final class ClassifyOperation implements Operation<ClassifyResult> {

    private final BlockCatalog catalog;

    @Activate
    public ClassifyOperation(@Reference BlockCatalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public OperationInfo info() {
        return new OperationInfo("classify", "Classify", "Classifies samples or recordings window by window with the trained model.");
    }

    @Override
    public ParameterSchema arguments() {
        return ParameterSchema.of(ImpulseArguments.IMPULSE,
                Parameter.text("samples", "Samples", "",
                        "Samples of the dataset by id or name, one a line; with no files either, all of the testing data."),
                Parameter.text("files", "Recordings", "", "Absolute paths of recordings outside the dataset, one a line."));
    }

    @Override
    public ClassifyResult run(ParameterValues arguments, Lab lab, OperationContext context) throws OperationException {
        ImpulseClassifier classifier = ImpulseClassifier.open(catalog, lab, arguments.text("impulse"), context);
        List<String> files = ImpulseArguments.lines(arguments.text("files"));
        List<SampleRef> samples = samples(lab, ImpulseArguments.lines(arguments.text("samples")), files.isEmpty());
        context.progress().begin("Classifying", samples.size() + files.size());
        List<SampleScores> scores = new ArrayList<>();
        for (SampleRef sample : samples) {
            context.checkCancelled();
            try {
                scores.add(classifier.classify(lab.read(sample), sample.id(), sample.name(), sample.label()));
            } catch (OperationException e) {
                if (samples.size() + files.size() == 1) {
                    throw e;
                }
                // one bad sample among many is told and left out
                e.problems().forEach(context::problem);
            }
            context.progress().at(scores.size());
        }
        SampleReader reader = new SampleReader();
        for (String file : files) {
            context.checkCancelled();
            Path path = Projects.path(file, "files");
            scores.add(classifier.classify(reader.read(path).signal(), "", String.valueOf(path.getFileName()), ""));
            context.progress().at(scores.size());
        }
        return new ClassifyResult(lab.name(), classifier.impulse(), classifier.threshold(), classifier.upToDate(), classifier.classes(),
                scores);
    }

    private static List<SampleRef> samples(Lab lab, List<String> names, boolean testing) throws OperationException {
        List<SampleRef> all = lab.samples();
        if (names.isEmpty() && testing) {
            return all.stream().filter(s -> s.enabled() && s.split() == Split.TESTING).toList();
        }
        List<SampleRef> chosen = new ArrayList<>();
        for (String name : names) {
            chosen.add(all.stream().filter(s -> s.id().equals(name)).findFirst()
                    .or(() -> all.stream().filter(s -> s.name().equals(name)).findFirst())
                    .orElseThrow(() -> new OperationException(Problem.error("classify.sample", Location.of(name),
                            "There is no such sample in the dataset.", "Give its id or its name as the data page shows it"))));
        }
        return chosen;
    }
}
