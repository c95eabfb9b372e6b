package org.inkling.learn.tensorflow.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.Severity;
import org.inkling.api.impulse.BlockInfo;
import org.inkling.api.impulse.BlockUse;
import org.inkling.api.impulse.FeatureShape;
import org.inkling.api.learn.Learner;
import org.inkling.api.learn.TrainedModel;
import org.inkling.api.learn.TrainingSet;
import org.inkling.api.learn.Validation;
import org.inkling.api.operation.OperationContext;
import org.inkling.api.operation.WorkerClassPath;
import org.inkling.api.parameter.ParameterSchema;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.learn.tensorflow.LayerList;
import org.inkling.learn.tensorflow.LayerShape;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The classifier with a list of layers, trained by TensorFlow in a process of its own. */
@Component(property = Learner.TYPE + "=" + NeuralNetworkLearner.ID)
public final class NeuralNetworkLearner implements Learner {

    static final String ID = "neural-network";
    private static final String WORKER = "org.inkling.learn.tensorflow.internal.worker.TrainingWorker";
    private static final BlockInfo INFO = new BlockInfo(ID, "Classification (neural network)",
            "Learns to tell the labels of the training data apart. Layers, training and validation can be set; the result is a float32 and an int8 model.",
            "Inkling", true, List.of(1));

    /** Raise it whenever training with the same data and seed may give other bits. */
    private static final String REVISION = "1";

    private final WorkerClassPath classPath;

    /** Outside OSGi: the worker sees what this process sees. */
    public NeuralNetworkLearner() {
        this(new JavaClassPath());
    }

    @Activate
    public NeuralNetworkLearner(@Reference WorkerClassPath classPath) {
        this.classPath = classPath;
    }

    @Override
    public BlockInfo info() {
        return INFO;
    }

    @Override
    public String revision() {
        return REVISION;
    }

    @Override
    public ParameterSchema schema(int version) {
        if (!INFO.versions().contains(version)) {
            throw new IllegalArgumentException("neural-network has no version " + version);
        }
        return NeuralNetworkParameters.VERSION_1;
    }

    @Override
    public List<Problem> validate(BlockUse use, FeatureShape in, int classes) {
        List<Problem> problems = new ArrayList<>();
        check(use, in, classes, problems::add);
        return problems;
    }

    @Override
    public List<String> layerSizes(BlockUse use, FeatureShape in, int classes) {
        ParameterValues values = schema(use.version()).complete(use.params(), "", "", problem -> {});
        return LayerList.read(values.records(NeuralNetworkParameters.LAYERS), in.size(), Math.max(2, classes), "", "", problem -> {})
                .shapes()
                .stream().map(LayerShape::text).toList();
    }

    private ParameterValues check(BlockUse use, FeatureShape in, int classes, Consumer<Problem> problems) {
        Location where = place(use);
        ParameterValues values = schema(use.version()).complete(use.params(), "", where.element(), problems);
        if (classes < 2) {
            problems.accept(Problem.error("learn.classes", where,
                    "A classifier needs at least two labels, there " + (classes == 1 ? "is one." : "are none."),
                    "Record or import samples with another label"));
        }
        if (in.size() == 0) {
            problems.accept(
                    Problem.error("learn.features", where, "The block gets no features.", "Choose a processing block as its input"));
        } else {
            LayerList.read(values.records(NeuralNetworkParameters.LAYERS), in.size(), Math.max(2, classes), "",
                    where.element() + "." + NeuralNetworkParameters.LAYERS, problems);
        }
        return values;
    }

    @Override
    public TrainedModel train(BlockUse use, TrainingSet data, OperationContext context) throws OperationException {
        Location where = place(use);
        List<Problem> problems = new ArrayList<>();
        ParameterValues values = check(use, data.shape(), data.classes().size(), problems::add);
        problems.addAll(TrainingDataCheck.check(data, where));
        if (problems.stream().anyMatch(p -> p.severity() == Severity.ERROR)) {
            throw new OperationException(problems);
        }
        problems.forEach(context::problem);
        warnOfSingleRecordings(values, data, where, context);
        WorkerLaunch launch = WorkerLaunch.of(classPath.of(NeuralNetworkLearner.class), WORKER);
        return new WorkerProcess(launch, where).run(new TrainingJob(values, data), context);
    }

    private static void warnOfSingleRecordings(ParameterValues values, TrainingSet data, Location where, OperationContext context) {
        List<String> single = DataSplit.singleRecordings(data);
        if (single.isEmpty() || !values.text(Settings.VALIDATION_SPLIT).equals(Validation.BY_FILE)) {
            return;
        }
        String names = String.join(", ", single);
        boolean none = DataSplit.byFile(data, values.number(Settings.VALIDATION_SHARE)).isEmpty();
        context.problem(Problem.warning("learn.data.single-recording", where,
                "There is only one recording of " + names + (none
                        ? ", so windows are held out at random instead of files."
                        : ", so it is trained on and not validated."),
                "Record more samples of " + names));
    }

    private static Location place(BlockUse use) {
        return Location.of("", "learn." + use.id());
    }
}
