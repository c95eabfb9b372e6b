package org.inkling.learn.tensorflow.internal.worker;

import java.util.ArrayList;
import java.util.List;

import org.inkling.learn.tensorflow.Layer;
import org.inkling.learn.tensorflow.LayerList;
import org.inkling.learn.tensorflow.LayerShape;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;

/** Turns a list of layers into TensorFlow operations. The variables are made on the first pass and shared by the second. */
final class LayerGraph {

    /** Keras' defaults for batch normalisation. */
    static final float BATCH_EPSILON = 1e-3f;
    static final float BATCH_MOMENTUM = 0.99f;
    /** Initial weights of the first kernel against Glorot's: features come in their own units, and a quarter proved best on the lab's data (README). */
    static final double FIRST_KERNEL = 0.25;
    /**
     * Initial biases of layers with a ReLU: at rest the features are next to zero, and units that start at zero there die or
     * learn too slowly to be sure of anything (Goodfellow, Bengio, Courville: Deep Learning, 2016, section 6.3; figures in the README).
     */
    static final float RELU_BIAS = 0.1f;

    /**
     * One pass through the layers.
     *
     * @param logits   what the output layer gives before softmax
     * @param activity hidden dense outputs, for the activity penalty
     * @param moving   new values of the running statistics, with the index of their variable; empty in inference
     */
    record Pass(Operand<TFloat32> logits, List<Operand<TFloat32>> activity, List<Moving> moving) {
    }

    record Moving(int variable, Operand<TFloat32> value) {
    }

    final List<WeightSpec> specs = new ArrayList<>();
    final List<Variable<TFloat32>> variables = new ArrayList<>();
    /** One for each dropout layer, {@code rows × values}: 0, or 1 / (1 − rate). */
    final List<Placeholder<TFloat32>> masks = new ArrayList<>();
    final List<Double> rates = new ArrayList<>();

    private final Ops tf;
    private final LayerList network;
    private int next;

    LayerGraph(Ops tf, LayerList network) {
        this.tf = tf;
        this.network = network;
    }

    /** Whether training and inference differ. */
    boolean stochastic() {
        return network.layers().stream().anyMatch(l -> switch (l.type()) {
            case DROPOUT, BATCH_NORMALIZATION -> true;
            default -> false;
        });
    }

    Pass pass(Operand<TFloat32> input, boolean training) {
        next = 0;
        Pass pass = new Pass(input, new ArrayList<>(), new ArrayList<>());
        Operand<TFloat32> x = input;
        for (int i = 0; i < network.layers().size(); i++) {
            x = layer(network.layers().get(i), network.shapes().get(i), network.shapes().get(i + 1), x, training, pass);
        }
        LayerShape before = network.shapes().get(network.shapes().size() - 2);
        int classes = network.shapes().get(network.shapes().size() - 1).values();
        return new Pass(affine(x, before.values(), classes, 0), pass.activity(), pass.moving());
    }

    private Operand<TFloat32> layer(Layer layer, LayerShape in, LayerShape out, Operand<TFloat32> x, boolean training, Pass pass) {
        return switch (layer.type()) {
            case DENSE -> {
                Operand<TFloat32> y = activation(layer, affine(x, in.values(), out.values(), bias(layer)));
                pass.activity().add(y);
                yield y;
            }
            case CONV1D, CONV2D -> activation(layer, convolution(layer, in, out, x));
            case MAXPOOL -> pool(layer, in, out, x);
            case RESHAPE, FLATTEN -> shaped(x, out);
            case DROPOUT -> training ? dropout(layer, in, x) : x;
            case BATCH_NORMALIZATION -> normalise(in, x, training, pass);
        };
    }

    private Operand<TFloat32> affine(Operand<TFloat32> x, int inputs, int outputs, float bias) {
        Operand<TFloat32> kernel = kernel(inputs, outputs);
        return tf.math.add(tf.linalg.matMul(x, kernel), variable(WeightSpec.constant(bias, true, outputs)));
    }

    private Operand<TFloat32> convolution(Layer layer, LayerShape in, LayerShape out, Operand<TFloat32> x) {
        int size = layer.integer("kernel_size");
        int height = in.size().size() == 2 ? 1 : size;
        int filters = layer.integer("filters");
        Operand<TFloat32> kernel = kernel(height, size, channels(in), filters);
        Operand<TFloat32> y = tf.nn.conv2d(shaped(x, picture(in)), kernel, List.of(1L, 1L, 1L, 1L), "SAME");
        return shaped(tf.math.add(y, variable(WeightSpec.constant(bias(layer), true, filters))), out);
    }

    private Operand<TFloat32> pool(Layer layer, LayerShape in, LayerShape out, Operand<TFloat32> x) {
        int size = layer.integer("pool_size");
        Operand<org.tensorflow.types.TInt32> window = tf.constant(new int[]{ 1, in.size().size() == 2 ? 1 : size, size, 1 });
        return shaped(tf.nn.maxPool(shaped(x, picture(in)), window, window, "SAME"), out);
    }

    private Operand<TFloat32> dropout(Layer layer, LayerShape in, Operand<TFloat32> x) {
        Placeholder<TFloat32> mask = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, in.values())));
        masks.add(mask);
        rates.add(layer.fields().number("rate"));
        return tf.math.mul(x, shaped(mask, in));
    }

    private Operand<TFloat32> normalise(LayerShape in, Operand<TFloat32> x, boolean training, Pass pass) {
        int channels = channels(in);
        Operand<TFloat32> gamma = variable(WeightSpec.constant(1, true, channels));
        Operand<TFloat32> beta = variable(WeightSpec.constant(0, true, channels));
        int movingMean = next;
        Operand<TFloat32> mean = variable(WeightSpec.constant(0, false, channels));
        int movingVariance = next;
        Operand<TFloat32> variance = variable(WeightSpec.constant(1, false, channels));
        if (training) {
            Operand<TFloat32> rows = tf.reshape(x, tf.constant(new int[]{ -1, channels }));
            Operand<TFloat32> batchMean = tf.math.mean(rows, tf.constant(0));
            Operand<TFloat32> batchVariance = tf.math.mean(tf.math.square(tf.math.sub(rows, batchMean)), tf.constant(0));
            pass.moving().add(new Moving(movingMean, blend(mean, batchMean)));
            pass.moving().add(new Moving(movingVariance, blend(variance, batchVariance)));
            mean = batchMean;
            variance = batchVariance;
        }
        Operand<TFloat32> scale = tf.math.mul(gamma, tf.math.rsqrt(tf.math.add(variance, tf.constant(BATCH_EPSILON))));
        return tf.math.add(tf.math.mul(tf.math.sub(x, mean), scale), beta);
    }

    private Operand<TFloat32> blend(Operand<TFloat32> moving, Operand<TFloat32> batch) {
        return tf.math.add(tf.math.mul(moving, tf.constant(BATCH_MOMENTUM)), tf.math.mul(batch, tf.constant(1 - BATCH_MOMENTUM)));
    }

    private Operand<TFloat32> activation(Layer layer, Operand<TFloat32> x) {
        return switch (layer.activation()) {
            case "relu" -> tf.nn.relu(x);
            case "relu6" -> tf.nn.relu6(x);
            default -> x;
        };
    }

    private static float bias(Layer layer) {
        return layer.activation().equals("none") ? 0 : RELU_BIAS;
    }

    private Variable<TFloat32> kernel(long... shape) {
        WeightSpec spec = WeightSpec.kernel(shape);
        boolean first = specs.stream().noneMatch(s -> s.limit() > 0);
        return variable(first ? spec.scaled(FIRST_KERNEL) : spec);
    }

    private Variable<TFloat32> variable(WeightSpec spec) {
        if (next == variables.size()) {
            specs.add(spec);
            variables.add(tf.variable(Shape.of(spec.shape()), TFloat32.class));
        }
        return variables.get(next++);
    }

    private Operand<TFloat32> shaped(Operand<TFloat32> x, LayerShape shape) {
        int[] size = new int[shape.size().size() + 1];
        size[0] = -1;
        for (int i = 1; i < size.length; i++) {
            size[i] = shape.size().get(i - 1);
        }
        return tf.reshape(x, tf.constant(size));
    }

    /** One step of time is a column of a picture with one row. */
    private static LayerShape picture(LayerShape shape) {
        return shape.size().size() == 3 ? shape : new LayerShape(shape.title(), List.of(1, shape.size().get(0), channels(shape)), 0);
    }

    private static int channels(LayerShape shape) {
        return shape.size().get(shape.size().size() - 1);
    }
}
