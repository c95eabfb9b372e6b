package org.inkling.learn.tensorflow.internal.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.inkling.learn.tensorflow.LayerList;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;

/**
 * One network in TensorFlow: a training step with Adam and a forward pass. For one thread; close it, for TensorFlow never frees a graph by itself.
 *
 * <p>Every update waits for all gradients, the loss and the statistics: without that, updates race with the backward pass and no two runs are alike.
 * Softmax cross-entropy, Adam as in Keras (Kingma and Ba 2015; β 0.9 and 0.999, ε 1e-7).
 */
final class NetworkGraph implements AutoCloseable {

    private static final float BETA_1 = 0.9f;
    private static final float BETA_2 = 0.999f;
    private static final float EPSILON = 1e-7f;

    /** What one training step saw before its update: loss with penalty, and {@code rows × classes} logits. */
    record Step(double loss, float[] logits) {
    }

    /** A forward pass: probabilities {@code rows × classes}, and cross-entropy plus activity penalty, summed over the rows. */
    record Outputs(float[] probabilities, double loss) {
    }

    final int features;
    final int classes;
    private final double activityL1;
    private final Graph graph = new Graph();
    private final Session session;
    private final LayerGraph layers;
    private final Placeholder<TFloat32> x;
    private final Placeholder<TFloat32> y;
    private final Placeholder<TFloat32> rowWeight;
    private final Operand<TFloat32> trainingLoss;
    private final Operand<TFloat32> trainingLogits;
    private final Operand<TFloat32> probabilities;
    private final Operand<TFloat32> summedLoss;
    private final List<Placeholder<TFloat32>> given = new ArrayList<>();
    private final List<Op> assigns = new ArrayList<>();
    private final List<Op> resets = new ArrayList<>();
    private final Op step;

    NetworkGraph(LayerList network, double learningRate, double activityL1) {
        this.features = network.shapes().get(0).values();
        this.classes = network.shapes().get(network.shapes().size() - 1).values();
        this.activityL1 = activityL1;
        // threads are set to one by environment variables: a ConfigProto would load protobuf, 0.1 s
        this.session = new Session(graph);
        Ops tf = Ops.create(graph);
        x = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, features)));
        y = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, classes)));
        rowWeight = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1)));
        layers = new LayerGraph(tf, network);
        LayerGraph.Pass training = layers.pass(x, true);
        LayerGraph.Pass inference = layers.stochastic() ? layers.pass(x, false) : training;
        trainingLogits = training.logits();
        Operand<TFloat32> error = tf.nn.softmaxCrossEntropyWithLogits(training.logits(), y).loss();
        // the activity penalty is per row, as in Keras: L1 · Σ|a| / rows of the batch
        trainingLoss = tf.math.mean(tf.math.add(tf.math.mul(error, rowWeight), penalty(tf, training)), tf.constant(0));
        probabilities = tf.nn.softmax(inference.logits());
        Operand<TFloat32> checked = tf.nn.softmaxCrossEntropyWithLogits(inference.logits(), y).loss();
        summedLoss = tf.sum(tf.math.add(checked, penalty(tf, inference)), tf.constant(0));
        for (int i = 0; i < layers.variables.size(); i++) {
            Placeholder<TFloat32> value = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(layers.specs.get(i).shape())));
            given.add(value);
            assigns.add(tf.assign(layers.variables.get(i), value));
        }
        step = adam(tf, training, (float) learningRate);
    }

    private Operand<TFloat32> penalty(Ops tf, LayerGraph.Pass pass) {
        Operand<TFloat32> sum = tf.math.mul(rowWeight, tf.constant(0f));
        if (activityL1 > 0) {
            for (Operand<TFloat32> activity : pass.activity()) {
                sum = tf.math.add(sum, tf.math.mul(tf.sum(tf.math.abs(activity), tf.constant(1)), tf.constant((float) activityL1)));
            }
        }
        return sum;
    }

    private Op adam(Ops tf, LayerGraph.Pass training, float learningRate) {
        List<Variable<TFloat32>> trained = new ArrayList<>();
        for (int i = 0; i < layers.variables.size(); i++) {
            if (layers.specs.get(i).trainable()) {
                trained.add(layers.variables.get(i));
            }
        }
        Output<?>[] gradients = graph.addGradients(trainingLoss.asOutput(),
                trained.stream().map(Variable::asOutput).toArray(Output[]::new));
        List<Op> before = new ArrayList<>(List.of(trainingLoss, trainingLogits));
        before.addAll(List.of(gradients));
        training.moving().forEach(m -> before.add(m.value()));
        Ops gated = tf.withControlDependencies(before);
        Variable<TFloat32> power1 = scalar(tf, BETA_1);
        Variable<TFloat32> power2 = scalar(tf, BETA_2);
        List<Op> updates = new ArrayList<>();
        for (int i = 0; i < trained.size(); i++) {
            Shape shape = trained.get(i).shape();
            Variable<TFloat32> m = zeros(tf, shape);
            Variable<TFloat32> v = zeros(tf, shape);
            updates.add(gated.train.applyAdam(trained.get(i), m, v, power1, power2, tf.constant(learningRate), tf.constant(BETA_1),
                    tf.constant(BETA_2),
                    tf.constant(EPSILON), float32(gradients[i])));
        }
        training.moving().forEach(m -> updates.add(gated.assign(layers.variables.get(m.variable()), m.value())));
        Ops after = tf.withControlDependencies(updates);
        Op next1 = after.assign(power1, after.math.mul(power1, after.constant(BETA_1)));
        Op next2 = after.assign(power2, after.math.mul(power2, after.constant(BETA_2)));
        return tf.withControlDependencies(List.of(next1, next2)).noOp();
    }

    private Variable<TFloat32> scalar(Ops tf, float value) {
        Variable<TFloat32> variable = tf.variable(Shape.scalar(), TFloat32.class);
        resets.add(tf.assign(variable, tf.constant(value)));
        return variable;
    }

    private Variable<TFloat32> zeros(Ops tf, Shape shape) {
        Variable<TFloat32> variable = tf.variable(shape, TFloat32.class);
        resets.add(tf.assign(variable, tf.zeros(tf.constant(shape), TFloat32.class)));
        return variable;
    }

    @SuppressWarnings("unchecked")
    private static Output<TFloat32> float32(Output<?> output) {
        return (Output<TFloat32>) output;
    }

    /** Dropout layers: values per row, in order, with their rates. */
    List<Double> dropoutRates() {
        return layers.rates;
    }

    int dropoutValues(int index) {
        return (int) layers.masks.get(index).shape().get(1);
    }

    /** Random weights to start from. */
    List<float[]> initialWeights(Random random) {
        return layers.specs.stream().map(s -> s.initial(random)).toList();
    }

    /** Sets all weights and forgets what the optimiser knows. */
    void start(List<float[]> weights) {
        setWeights(weights);
        Session.Runner runner = session.runner();
        resets.forEach(runner::addTarget);
        runner.run().close();
    }

    void setWeights(List<float[]> weights) {
        List<TFloat32> tensors = new ArrayList<>();
        try {
            Session.Runner runner = session.runner();
            for (int i = 0; i < weights.size(); i++) {
                TFloat32 tensor = tensor(weights.get(i), layers.specs.get(i).shape());
                tensors.add(tensor);
                runner.feed(given.get(i), tensor).addTarget(assigns.get(i));
            }
            runner.run().close();
        } finally {
            tensors.forEach(TFloat32::close);
        }
    }

    /** All weights, layer after layer: kernel, bias; for batch normalisation gamma, beta, mean, variance; the output layer last. */
    List<float[]> weights() {
        Session.Runner runner = session.runner();
        layers.variables.forEach(runner::fetch);
        try (Result result = runner.run()) {
            List<float[]> weights = new ArrayList<>();
            for (int i = 0; i < layers.specs.size(); i++) {
                weights.add(floats((TFloat32) result.get(i)));
            }
            return weights;
        }
    }

    /**
     * One step.
     *
     * @param rows     {@code rows × features}
     * @param targets  {@code rows × classes}, one-hot
     * @param weights  factor of each row's error
     * @param dropouts for each dropout layer {@code rows × values}
     */
    Step train(float[] rows, float[] targets, float[] weights, List<float[]> dropouts) {
        List<TFloat32> masks = new ArrayList<>();
        try (TFloat32 tx = tensor(rows, weights.length, features);
                TFloat32 ty = tensor(targets, weights.length, classes);
                TFloat32 tw = tensor(weights, weights.length)) {
            Session.Runner runner = session.runner().feed(x, tx).feed(y, ty).feed(rowWeight, tw);
            for (int i = 0; i < dropouts.size(); i++) {
                TFloat32 mask = tensor(dropouts.get(i), weights.length, dropoutValues(i));
                masks.add(mask);
                runner.feed(layers.masks.get(i), mask);
            }
            try (Result result = runner.addTarget(step).fetch(trainingLoss).fetch(trainingLogits).run()) {
                return new Step(((TFloat32) result.get(0)).getFloat(), floats((TFloat32) result.get(1)));
            }
        } finally {
            masks.forEach(TFloat32::close);
        }
    }

    /** The forward pass for {@code rows × features} values. */
    Outputs run(float[] rows, float[] targets) {
        int count = rows.length / features;
        try (TFloat32 tx = tensor(rows, count, features);
                TFloat32 ty = tensor(targets, count, classes);
                TFloat32 tw = tensor(new float[count], count);
                Result result = session.runner().feed(x, tx).feed(y, ty).feed(rowWeight, tw).fetch(probabilities).fetch(summedLoss).run()) {
            return new Outputs(floats((TFloat32) result.get(0)), ((TFloat32) result.get(1)).getFloat());
        }
    }

    private static TFloat32 tensor(float[] values, long... shape) {
        return TFloat32.tensorOf(Shape.of(shape), DataBuffers.of(values));
    }

    private static float[] floats(TFloat32 tensor) {
        float[] values = new float[Math.toIntExact(tensor.size())];
        tensor.copyTo(NdArrays.wrap(tensor.shape(), DataBuffers.of(values)));
        return values;
    }

    @Override
    public void close() {
        session.close();
        graph.close();
    }
}
