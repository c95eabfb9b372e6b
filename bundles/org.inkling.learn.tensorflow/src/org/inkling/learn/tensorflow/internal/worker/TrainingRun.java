package org.inkling.learn.tensorflow.internal.worker;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.inkling.api.learn.Epoch;
import org.inkling.api.learn.TrainedModel;
import org.inkling.api.learn.TrainingSet;
import org.inkling.api.learn.Validation;
import org.inkling.learn.tensorflow.LayerList;
import org.inkling.learn.tensorflow.internal.DataSplit;
import org.inkling.learn.tensorflow.internal.Settings;
import org.inkling.learn.tensorflow.internal.TrainingJob;
import org.inkling.learn.tensorflow.internal.WorkerMessage;
import org.tensorflow.TensorFlow;

/** The whole of one job: train, train again under the other split to compare, convert, score the held-out rows. */
final class TrainingRun {

    private final TrainingSet data;
    private final Settings settings;
    private final LayerList network;
    private final Consumer<WorkerMessage> out;
    private long begun;
    private int steps;

    TrainingRun(TrainingJob job, Consumer<WorkerMessage> out) {
        this.data = job.data();
        this.settings = job.settings();
        this.out = out;
        this.network = LayerList.read(job.layers(), data.shape().size(), data.classes().size(), "", "layers", p -> {
            throw new TrainingFailure(p.code(), p.summary());
        });
    }

    TrainedModel run() {
        List<DataSplit> splits = splits();
        List<Training> trainings = new ArrayList<>();
        try (NetworkGraph graph = new NetworkGraph(network, settings.learningRate(), settings.activityL1())) {
            out.accept(new WorkerMessage.Part("Training", (long) settings.cycles() * splits.size()));
            Trainer trainer = new Trainer(graph, data, settings);
            begun = System.nanoTime();
            steps = (splits.get(0).training().length + settings.batchSize() - 1) / settings.batchSize();
            trainings.add(trainer.train(splits.get(0), this::tell));
            log("Finished training");
            log("Saving best performing model...");
            for (DataSplit other : splits.subList(1, splits.size())) {
                log("Training again, held out by " + other.kind() + ", to compare...");
                trainings.add(trainer.train(other, e -> advance(settings.cycles() + e.number(), e)));
            }
        }
        return convert(trainings);
    }

    private TrainedModel convert(List<Training> trainings) {
        out.accept(new WorkerMessage.Part("Converting", trainings.size()));
        ModelConverter converter = new ModelConverter(network, data);
        List<ConvertedModel> models = new ArrayList<>();
        log("Converting TensorFlow Lite float32 model...");
        log("Converting TensorFlow Lite int8 quantized model with int8 input and output...");
        trainings.forEach(t -> models.add(converter.convert(t)));
        log("Calculating performance metrics...");
        List<Validation> validations = new ArrayList<>();
        for (int i = 0; i < trainings.size(); i++) {
            validations.add(converter.validate(trainings.get(i), models.get(i)));
            out.accept(new WorkerMessage.At(i + 1L));
        }
        Training main = trainings.get(0);
        TrainedModel model = new TrainedModel(data.classes(), main.standardiser(), models.get(0).float32File(), models.get(0).int8File(),
                main.history(),
                main.bestEpoch(), validations, versions());
        log("Model training complete");
        return model;
    }

    /** The split that was asked for first, or the only one that is possible. */
    private List<DataSplit> splits() {
        DataSplit window = DataSplit.byWindow(data, settings.validationShare());
        Optional<DataSplit> file = DataSplit.byFile(data, settings.validationShare());
        if (file.isEmpty()) {
            return List.of(window);
        }
        return settings.split().equals(Validation.BY_FILE) ? List.of(file.get(), window) : List.of(window, file.get());
    }

    private void tell(Epoch epoch) {
        long now = System.nanoTime();
        long seconds = (now - begun) / 1_000_000_000L;
        begun = now;
        log(line(epoch, seconds));
        out.accept(new WorkerMessage.Cycle(epoch));
        advance(epoch.number(), epoch);
    }

    private String line(Epoch epoch, long seconds) {
        return String.format(Locale.ROOT, "%d/%d - %ds - loss: %.4f - accuracy: %.4f - val_loss: %.4f - val_accuracy: %.4f", steps, steps,
                seconds,
                epoch.loss(), epoch.accuracy(), epoch.validationLoss(), epoch.validationAccuracy());
    }

    private void advance(long done, Epoch epoch) {
        if (!Double.isFinite(epoch.loss()) || !Double.isFinite(epoch.validationLoss())) {
            throw new TrainingFailure("learn.diverged",
                    "Training lost its way: the loss is no number any more after cycle " + epoch.number() + ".",
                    "Use a smaller learning rate", "Standardise the features");
        }
        out.accept(new WorkerMessage.At(done));
    }

    private void log(String line) {
        out.accept(new WorkerMessage.Log(line));
    }

    private static Map<String, String> versions() {
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put("neural-network", "1");
        versions.put("tensorflow", TensorFlow.version());
        return versions;
    }
}
