package org.inkling.deploy.internal.network;

import java.util.List;
import java.util.Optional;

import org.inkling.nn.Network;
import org.inkling.nn.Operator;
import org.inkling.nn.Shape;
import org.inkling.nn.Window;

/** One step of a {@link RowChain}: makes rows from the rows of the stage before. Rows are numbered without padding. */
sealed interface RowStage {

    /** Pixels worth a call: what is done once for a channel or a layer should not weigh much. */
    int PIXELS = 12;

    /** Rows the kernels can make in a call. */
    int MOST = 4;

    /** Its operators. */
    List<Operator> operators();

    /** The tensor read, as bytes or through planes. */
    int input();

    /** The tensor written. */
    int output();

    /** The depthwise convolution whose planes it reads; empty when it reads bytes. */
    default Optional<Operator.DepthwiseConv2D> planes() {
        return Optional.empty();
    }

    /** Another tensor it reads the same rows of as it writes, or −1. */
    default int residual() {
        return -1;
    }

    /** Rows of the input needed for the outputs before a row; padding below counts only in planes. */
    int needed(int end, Network network);

    /** The first row of the input that outputs from a row on need; negative in the padding. */
    int lowest(int row);

    /** Rows made in one call. */
    default int step(Network network) {
        Shape out = network.tensor(output()).shape();
        int rows = (PIXELS + out.dim(2) - 1) / out.dim(2);
        return Math.min(out.dim(1), Math.min(MOST, rows));
    }

    /** A convolution over all channels that reads bytes. */
    record Dense(Operator.Conv2D conv) implements RowStage {

        @Override
        public List<Operator> operators() {
            return List.of(conv);
        }

        @Override
        public int input() {
            return conv.input();
        }

        @Override
        public int output() {
            return conv.output();
        }

        @Override
        public int needed(int end, Network network) {
            Window window = conv.window();
            return Math.min(network.tensor(input()).shape().dim(1), lowest(end - 1) + window.kernelHeight());
        }

        @Override
        public int lowest(int row) {
            return row * conv.window().strideHeight() - conv.window().padTop();
        }
    }

    /** Lays bytes into the planes of a depthwise convolution. Its output is the tensor it reads. */
    record Gather(Operator.DepthwiseConv2D next) implements RowStage {

        @Override
        public List<Operator> operators() {
            return List.of();
        }

        @Override
        public int input() {
            return next.input();
        }

        @Override
        public int output() {
            return next.input();
        }

        @Override
        public int needed(int end, Network network) {
            return Math.min(network.tensor(input()).shape().dim(1), end);
        }

        @Override
        public int lowest(int row) {
            return row;
        }
    }

    /** A depthwise convolution with the pointwise one behind it and perhaps an addition. */
    record Separable(Operator.DepthwiseConv2D depthwise, Operator.Conv2D pointwise, List<Operator.Add> add) implements RowStage {

        @Override
        public List<Operator> operators() {
            return add.isEmpty() ? List.of(depthwise, pointwise) : List.of(depthwise, pointwise, add.get(0));
        }

        @Override
        public int input() {
            return depthwise.input();
        }

        @Override
        public int output() {
            return add.isEmpty() ? pointwise.output() : add.get(0).output();
        }

        @Override
        public Optional<Operator.DepthwiseConv2D> planes() {
            return Optional.of(depthwise);
        }

        @Override
        public int residual() {
            if (add.isEmpty()) {
                return -1;
            }
            return add.get(0).left() == pointwise.output() ? add.get(0).right() : add.get(0).left();
        }

        @Override
        public int needed(int end, Network network) {
            return lowest(end - 1) + Planes.KERNEL;
        }

        @Override
        public int lowest(int row) {
            return row * depthwise.window().strideHeight() - depthwise.window().padTop();
        }
    }
}
