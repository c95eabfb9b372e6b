package org.inkling.learn.tensorflow.internal.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

import org.inkling.api.learn.Epoch;
import org.inkling.api.learn.Standardiser;
import org.inkling.api.learn.TrainingSet;
import org.inkling.learn.tensorflow.internal.DataSplit;
import org.inkling.learn.tensorflow.internal.Seeds;
import org.inkling.learn.tensorflow.internal.Settings;

/** The training loop: shuffled batches, a look at the held-out rows after every cycle, and the best weights kept. */
final class Trainer {

    /** Rows of one forward pass over held-out data. */
    private static final int FORWARD_ROWS = 256;

    /**
     * What the held-out rows say after a cycle, each a mean over them. The cycle with the smallest Brier score is the best:
     * accuracy does not see that a network is still unsure of everything, and loss is misled by a few windows that are wrong with
     * confidence (figures in the README).
     */
    private record Held(double loss, double accuracy, double brier) {
    }

    private final NetworkGraph graph;
    private final TrainingSet data;
    private final Settings settings;

    Trainer(NetworkGraph graph, TrainingSet data, Settings settings) {
        this.graph = graph;
        this.data = data;
        this.settings = settings;
    }

    /** Trains from new random weights, which leaves the kept weights in the graph. */
    Training train(DataSplit split, Consumer<Epoch> progress) {
        Optional<Standardiser> standardiser = settings.standardise()
                ? Optional.of(Statistics.standardiser(data, split.training()))
                : Optional.empty();
        float[] classWeights = settings.classWeights() ? Statistics.balanced(data, split.training()) : Statistics.equal(data);
        Random shuffle = Seeds.SHUFFLE.random(data.seed());
        Random dropout = Seeds.DROPOUT.random(data.seed());
        graph.start(graph.initialWeights(Seeds.WEIGHTS.random(data.seed())));
        int[] order = split.training().clone();
        List<Epoch> history = new ArrayList<>();
        List<float[]> best = List.of();
        int bestEpoch = 0;
        double smallest = Double.POSITIVE_INFINITY;
        for (int number = 1; number <= settings.cycles(); number++) {
            shuffle(order, shuffle);
            double[] seen = cycle(order, standardiser, classWeights, dropout);
            Held held = check(split.validation(), standardiser);
            Epoch epoch = new Epoch(number, seen[0], seen[1], held.loss(), held.accuracy());
            history.add(epoch);
            progress.accept(epoch);
            if (!settings.bestCheckpoint() || bestEpoch == 0 || held.brier() < smallest) {
                bestEpoch = number;
                smallest = held.brier();
                best = settings.bestCheckpoint() || number == settings.cycles() ? graph.weights() : best;
            }
        }
        graph.setWeights(best);
        return new Training(split, best, standardiser, history, bestEpoch);
    }

    /** One cycle; gives mean loss and accuracy as seen on the way, before each update, as Keras does. */
    private double[] cycle(int[] order, Optional<Standardiser> standardiser, float[] classWeights, Random dropout) {
        double loss = 0;
        int correct = 0;
        for (int from = 0; from < order.length; from += settings.batchSize()) {
            int to = Math.min(order.length, from + settings.batchSize());
            float[] weights = new float[to - from];
            for (int i = from; i < to; i++) {
                weights[i - from] = classWeights[data.labels()[order[i]]];
            }
            NetworkGraph.Step step = graph.train(rows(order, from, to, standardiser), targets(order, from, to), weights,
                    masks(to - from, dropout));
            loss += step.loss() * (to - from);
            correct += correct(step.logits(), order, from, to);
        }
        return new double[]{ loss / order.length, (double) correct / order.length };
    }

    private Held check(int[] rows, Optional<Standardiser> standardiser) {
        double loss = 0;
        double brier = 0;
        int correct = 0;
        for (int from = 0; from < rows.length; from += FORWARD_ROWS) {
            int to = Math.min(rows.length, from + FORWARD_ROWS);
            NetworkGraph.Outputs outputs = graph.run(rows(rows, from, to, standardiser), targets(rows, from, to));
            loss += outputs.loss();
            correct += correct(outputs.probabilities(), rows, from, to);
            for (int i = from; i < to; i++) {
                brier += Statistics.brier(outputs.probabilities(), (i - from) * graph.classes, graph.classes, data.labels()[rows[i]]);
            }
        }
        return new Held(loss / rows.length, (double) correct / rows.length, brier / rows.length);
    }

    /** Probabilities {@code rows × classes} that TensorFlow itself gives with the weights now in the graph. */
    float[] probabilities(int[] rows, Optional<Standardiser> standardiser) {
        return graph.run(rows(rows, 0, rows.length, standardiser), targets(rows, 0, rows.length)).probabilities();
    }

    private float[] rows(int[] order, int from, int to, Optional<Standardiser> standardiser) {
        float[] rows = new float[(to - from) * graph.features];
        for (int i = from; i < to; i++) {
            int offset = (i - from) * graph.features;
            System.arraycopy(data.features(), order[i] * graph.features, rows, offset, graph.features);
            standardiser.ifPresent(s -> s.apply(rows, offset));
        }
        return rows;
    }

    private float[] targets(int[] order, int from, int to) {
        float[] targets = new float[(to - from) * graph.classes];
        for (int i = from; i < to; i++) {
            targets[(i - from) * graph.classes + data.labels()[order[i]]] = 1;
        }
        return targets;
    }

    private List<float[]> masks(int rows, Random random) {
        List<float[]> masks = new ArrayList<>();
        for (int i = 0; i < graph.dropoutRates().size(); i++) {
            double rate = graph.dropoutRates().get(i);
            float[] mask = new float[rows * graph.dropoutValues(i)];
            for (int k = 0; k < mask.length; k++) {
                mask[k] = random.nextFloat() < rate ? 0 : (float) (1 / (1 - rate));
            }
            masks.add(mask);
        }
        return masks;
    }

    private int correct(float[] scores, int[] order, int from, int to) {
        int correct = 0;
        for (int i = from; i < to; i++) {
            correct += Statistics.largest(scores, (i - from) * graph.classes, graph.classes) == data.labels()[order[i]] ? 1 : 0;
        }
        return correct;
    }

    private static void shuffle(int[] order, Random random) {
        for (int i = order.length - 1; i > 0; i--) {
            int k = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[k];
            order[k] = kept;
        }
    }
}
