package org.inkling.nn.internal;

import java.util.List;

import org.inkling.nn.AddScaling;
import org.inkling.nn.ElementType;
import org.inkling.nn.Operator;
import org.inkling.nn.Quantization;
import org.inkling.nn.Requantizer;
import org.inkling.nn.Shape;
import org.inkling.nn.SoftmaxTable;
import org.inkling.nn.Tensor;
import org.inkling.nn.Window;

/** Refuses networks whose operators, shapes, types or order do not fit together, so that executors and emitters need no checks. */
public final class ShapeCheck {

    private final List<Tensor> tensors;
    private final List<Operator> operators;
    private final boolean int8;
    private String at = "network";

    private ShapeCheck(List<Tensor> tensors, List<Operator> operators, boolean int8) {
        this.tensors = tensors;
        this.operators = operators;
        this.int8 = int8;
    }

    /** Throws {@link IllegalArgumentException} naming the operator that does not fit. */
    public static void check(List<Tensor> tensors, List<Operator> operators, int input, int output) {
        if (input < 0 || input >= tensors.size() || output < 0 || output >= tensors.size()) {
            throw new IllegalArgumentException("network: input or output is not one of its " + tensors.size() + " tensors");
        }
        new ShapeCheck(tensors, operators, tensors.get(input).type() == ElementType.INT8).run(input, output);
    }

    private void run(int input, int output) {
        for (Tensor tensor : tensors) {
            require(tensor.type() == (int8 ? ElementType.INT8 : ElementType.FLOAT32), "tensor " + tensor.name() + " is " + tensor.type()
                    + "; all tensors of a network have the type of its input");
        }
        boolean[] written = new boolean[tensors.size()];
        written[input] = true;
        for (int i = 0; i < operators.size(); i++) {
            Operator operator = operators.get(i);
            at = "operator " + i + " (" + operator.kind() + ")";
            for (int read : operator.inputs()) {
                require(read >= 0 && read < written.length && written[read], "reads tensor " + read + " before it is written");
            }
            int to = operator.output();
            require(to >= 0 && to < written.length && !written[to], "writes tensor " + to + " that does not exist or is written already");
            written[to] = true;
            try {
                check(operator);
            } catch (ArithmeticException e) {
                throw new IllegalArgumentException(at + ": sizes are too large", e);
            }
        }
        at = "network";
        require(written[output], "nothing writes the output");
    }

    private void check(Operator operator) {
        Shape out = shape(operator.output());
        if (operator instanceof Operator.Linear linear) {
            linear(linear, out);
        } else if (operator instanceof Operator.MaxPool2D pool) {
            alike(pool);
            window(pool.window(), shape(pool.input()), out, shape(pool.input()).dim(-1));
        } else if (operator instanceof Operator.AveragePool2D pool) {
            alike(pool);
            window(pool.window(), shape(pool.input()), out, shape(pool.input()).dim(-1));
        } else if (operator instanceof Operator.GlobalMean mean) {
            Shape in = shape(mean.input());
            require(in.rank() == 4 && out.size() == in.dim(3), "means " + in + " to " + out);
            multiplier(mean.input(), mean.output());
        } else if (operator instanceof Operator.Add add) {
            require(shape(add.left()).equals(out) && shape(add.right()).equals(out),
                    "adds " + shape(add.left()) + " and " + shape(add.right()));
            if (int8) {
                range(() -> AddScaling.of(tensors.get(add.left()).quantized(), tensors.get(add.right()).quantized(),
                        tensors.get(add.output()).quantized()));
            }
        } else if (operator instanceof Operator.Concat concat) {
            concat(concat, out);
        } else if (operator instanceof Operator.Softmax softmax) {
            require(softmax.beta() > 0 && softmax.beta() < Float.POSITIVE_INFINITY,
                    "beta " + softmax.beta() + " is not finite and above 0");
            require(shape(softmax.output()).dim(-1) <= SoftmaxTable.MAX_CLASSES, "has more than " + SoftmaxTable.MAX_CLASSES + " classes");
            probability(softmax);
        } else if (operator instanceof Operator.Logistic logistic) {
            probability(logistic);
        } else if (operator instanceof Operator.Reshape reshape) {
            require(shape(reshape.input()).size() == out.size(), "reshapes " + shape(reshape.input()) + " to " + out);
            alikeQuantized(reshape);
        } else if (operator instanceof Operator.Pad pad) {
            pad(pad, out);
        } else if (operator instanceof Operator.ResizeNearest resize) {
            Shape in = shape(resize.input());
            require(in.rank() == 4 && out.rank() == 4 && in.dim(0) == out.dim(0) && in.dim(3) == out.dim(3),
                    "resizes " + in + " to " + out);
            alikeQuantized(resize);
        } else if (operator instanceof Operator.Relu relu) {
            require(shape(relu.input()).equals(out), "changes shape " + shape(relu.input()) + " to " + out);
            multiplier(relu.input(), relu.output());
        } else if (operator instanceof Operator.Requantize requantize) {
            require(int8, "requantises a float32 tensor");
            require(shape(requantize.input()).equals(out), "changes shape " + shape(requantize.input()) + " to " + out);
            multiplier(requantize.input(), requantize.output());
        }
    }

    private void linear(Operator.Linear linear, Shape out) {
        Shape in = shape(linear.input());
        Shape weights = linear.weights().shape();
        int channels = linear.bias().shape().size();
        require(out.dim(-1) == channels, "has " + channels + " biases for output " + out);
        if (linear instanceof Operator.FullyConnected) {
            require(weights.rank() == 2 && weights.dim(0) == channels, "has weights " + weights);
            int width = weights.dim(1);
            require(in.size() % width == 0 && in.size() / width * (long) channels == out.size(),
                    "takes " + in + " with weights " + weights + " to " + out);
        } else if (linear instanceof Operator.Convolution convolution) {
            boolean depthwise = linear instanceof Operator.DepthwiseConv2D;
            require(in.rank() == 4 && weights.rank() == 4, "needs four dimensions, has input " + in + " and weights " + weights);
            require(weights.dim(1) == convolution.window().kernelHeight() && weights.dim(2) == convolution.window().kernelWidth(),
                    "has weights " + weights + " for another kernel");
            require(depthwise
                    ? weights.dim(0) == 1 && weights.dim(3) == channels && channels % in.dim(3) == 0
                    : weights.dim(0) == channels && weights.dim(3) == in.dim(3), "has weights " + weights + " for input " + in);
            window(convolution.window(), in, out, channels);
        }
        ElementType type = int8 ? ElementType.INT8 : ElementType.FLOAT32;
        require(linear.weights().type() == type && linear.bias().type() == (int8 ? ElementType.INT32 : ElementType.FLOAT32),
                "has weights or biases of another type than its input");
        if (int8) {
            float[] scales = linear.weights().scales();
            int axis = linear instanceof Operator.DepthwiseConv2D ? 3 : 0;
            require(scales.length == 1 || linear.weights().axis() == axis, "has weight scales along dimension " + linear.weights().axis());
            range(() -> Requantizer.of(linear, tensors.get(linear.input()).quantized(), tensors.get(linear.output()).quantized()));
        }
    }

    private void window(Window window, Shape in, Shape out, int channels) {
        require(in.rank() == 4 && out.rank() == 4 && in.dim(0) == 1 && out.dim(0) == 1, "needs 1×H×W×C, has " + in + " and " + out);
        require(window.outputHeight(in.dim(1)) == out.dim(1) && window.outputWidth(in.dim(2)) == out.dim(2) && out.dim(3) == channels,
                "takes " + in + " to " + out + ", its window gives " + window.outputHeight(in.dim(1)) + "×"
                        + window.outputWidth(in.dim(2)));
        // A window wholly inside the padding would average or maximise nothing.
        require(window.padTop() <= (window.kernelHeight() - 1L) * window.dilationHeight()
                && window.padBottom() <= (window.kernelHeight() - 1L) * window.dilationHeight()
                && window.padLeft() <= (window.kernelWidth() - 1L) * window.dilationWidth()
                && window.padRight() <= (window.kernelWidth() - 1L) * window.dilationWidth(), "is padded by more than its kernel");
    }

    private void concat(Operator.Concat concat, Shape out) {
        int axis = concat.axis();
        require(axis >= 0 && axis < out.rank() && !concat.inputs().isEmpty(), "joins along dimension " + axis + " of " + out);
        long total = 0;
        for (int part : concat.inputs()) {
            Shape in = shape(part);
            require(in.rank() == out.rank(), "joins " + in + " into " + out);
            for (int d = 0; d < out.rank(); d++) {
                require(d == axis || in.dim(d) == out.dim(d), "joins " + in + " into " + out);
            }
            total += in.dim(axis);
            alikeQuantized(part, concat.output());
        }
        require(total == out.dim(axis), "joins " + total + " along dimension " + axis + " into " + out);
    }

    private void pad(Operator.Pad pad, Shape out) {
        Shape in = shape(pad.input());
        require(pad.before().size() == in.rank() && pad.after().size() == in.rank() && out.rank() == in.rank(),
                "pads " + in + " to " + out);
        for (int d = 0; d < in.rank(); d++) {
            int before = pad.before().get(d);
            int after = pad.after().get(d);
            require(before >= 0 && after >= 0 && (long) before + in.dim(d) + after == out.dim(d), "pads " + in + " to " + out);
        }
        alikeQuantized(pad);
    }

    private void probability(Operator.Unary operator) {
        require(shape(operator.input()).equals(shape(operator.output())), "changes the shape");
        require(!int8 || tensors.get(operator.output()).quantized().equals(Quantization.PROBABILITY),
                "has an output that is not quantised as 1/256, −128");
    }

    private void alike(Operator.Unary operator) {
        alikeQuantized(operator);
    }

    private void alikeQuantized(Operator.Unary operator) {
        alikeQuantized(operator.input(), operator.output());
    }

    private void alikeQuantized(int from, int to) {
        require(!int8 || tensors.get(from).quantized().equals(tensors.get(to).quantized()), "changes the quantisation");
    }

    private void multiplier(int from, int to) {
        if (int8) {
            range(() -> Requantizer.of((double) tensors.get(from).quantized().scale() / tensors.get(to).quantized().scale()));
        }
    }

    private void range(Runnable check) {
        try {
            check.run();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(at + ": " + e.getMessage(), e);
        }
    }

    private Shape shape(int tensor) {
        return tensors.get(tensor).shape();
    }

    private void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(at + ": " + otherwise);
        }
    }
}
