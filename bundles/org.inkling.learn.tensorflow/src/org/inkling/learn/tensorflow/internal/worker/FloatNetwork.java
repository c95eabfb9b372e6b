package org.inkling.learn.tensorflow.internal.worker;

import java.util.Iterator;
import java.util.List;

import org.inkling.learn.tensorflow.Layer;
import org.inkling.learn.tensorflow.LayerList;
import org.inkling.learn.tensorflow.LayerShape;
import org.inkling.nn.Activation;
import org.inkling.nn.Layouts;
import org.inkling.nn.Network;
import org.inkling.nn.NetworkBuilder;

/** Puts trained weights into a network of ours: kernels in its layout, batch normalisation folded, dropout gone. */
final class FloatNetwork {

    private FloatNetwork() {
    }

    /** @param weights as {@link NetworkGraph#weights()} gives them */
    static Network of(LayerList network, List<float[]> weights) {
        Iterator<float[]> next = weights.iterator();
        NetworkBuilder builder = new NetworkBuilder(network.shapes().get(0).values());
        for (int i = 0; i < network.layers().size(); i++) {
            append(builder, network.layers().get(i), network.shapes().get(i), network.shapes().get(i + 1), next);
        }
        LayerShape last = network.shapes().get(network.shapes().size() - 2);
        int classes = network.shapes().get(network.shapes().size() - 1).values();
        return builder.dense(Layouts.dense(next.next(), last.values(), classes), next.next(), Activation.NONE).softmax().build();
    }

    private static void append(NetworkBuilder builder, Layer layer, LayerShape in, LayerShape out, Iterator<float[]> next) {
        Activation activation = activation(layer);
        int channels = in.size().get(in.size().size() - 1);
        switch (layer.type()) {
            case DENSE -> builder.dense(Layouts.dense(next.next(), in.values(), out.values()), next.next(), activation);
            case CONV1D -> {
                int size = layer.integer("kernel_size");
                float[] kernel = Layouts.conv1d(next.next(), size, channels, layer.integer("filters"));
                builder.conv1d(kernel, next.next(), size, 1, true, activation);
            }
            case CONV2D -> {
                int size = layer.integer("kernel_size");
                float[] kernel = Layouts.conv2d(next.next(), size, size, channels, layer.integer("filters"));
                builder.conv2d(kernel, next.next(), size, size, 1, 1, true, activation);
            }
            case MAXPOOL -> {
                int size = layer.integer("pool_size");
                if (in.size().size() == 2) {
                    builder.maxPool1d(size, size, true);
                } else {
                    builder.maxPool2d(size, size, size, size, true);
                }
            }
            case RESHAPE -> builder.reshape(out.size().stream().mapToInt(Integer::intValue).toArray());
            case FLATTEN -> builder.flatten();
            case DROPOUT -> builder.dropout();
            case BATCH_NORMALIZATION ->
                builder.batchNormalization(next.next(), next.next(), next.next(), next.next(), LayerGraph.BATCH_EPSILON);
        }
    }

    private static Activation activation(Layer layer) {
        return switch (layer.activation()) {
            case "relu" -> Activation.RELU;
            case "relu6" -> Activation.RELU6;
            default -> Activation.NONE;
        };
    }
}
