package org.inkling.learn.tensorflow;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.inkling.api.Location;
import org.inkling.api.Problem;

/** What each kind of layer needs, and what it gives. */
final class LayerRules {

    private LayerRules() {
    }

    static Optional<LayerShape> shape(Layer layer, LayerShape in, Location where, Consumer<Problem> problems) {
        return switch (layer.type()) {
            case DENSE -> dense(layer, in, where, problems);
            case CONV1D -> convolution(layer, in, 2, where, problems);
            case CONV2D -> convolution(layer, in, 3, where, problems);
            case MAXPOOL -> pool(layer, in, where, problems);
            case RESHAPE -> reshape(layer, in, where, problems);
            case FLATTEN -> of(layer, List.of(in.values()), 0);
            case DROPOUT -> of(layer, in.size(), 0);
            case BATCH_NORMALIZATION -> of(layer, in.size(), 2L * channels(in));
        };
    }

    static Optional<LayerShape> output(LayerShape in, int classes, Location where, Consumer<Problem> problems) {
        if (in.size().size() > 1) {
            problems.accept(Problem.error("learn.layer.flatten", where,
                    "The last layer gives " + in.text() + " values, but the output layer needs a flat list.",
                    "Add a flatten layer at the end"));
            return Optional.empty();
        }
        return Optional.of(new LayerShape("Output", List.of(classes), (long) in.values() * classes + classes));
    }

    private static Optional<LayerShape> dense(Layer layer, LayerShape in, Location where, Consumer<Problem> problems) {
        if (in.size().size() > 1) {
            problems.accept(Problem.error("learn.layer.flatten", where,
                    "A dense layer needs a flat list, but gets " + in.text() + " values.", "Put a flatten layer before it"));
            return Optional.empty();
        }
        int units = layer.integer("units");
        return of(layer, List.of(units), (long) in.values() * units + units);
    }

    private static Optional<LayerShape> convolution(Layer layer, LayerShape in, int rank, Location where, Consumer<Problem> problems) {
        if (in.size().size() != rank) {
            String needs = rank == 2 ? "steps × channels" : "rows × columns × channels";
            String advice = rank == 2
                    ? "Put a reshape layer before it, with columns = channels of one time step"
                    : "Put a reshape layer before it, with columns = width and channels = 1 or 3";
            problems.accept(Problem.error("learn.layer.reshape", where,
                    "A " + layer.type().key() + " layer needs " + needs + ", but gets " + in.text() + " values.", advice));
            return Optional.empty();
        }
        int kernel = layer.integer("kernel_size");
        int shortest = rank == 2 ? in.size().get(0) : Math.min(in.size().get(0), in.size().get(1));
        if (kernel > shortest) {
            problems.accept(Problem.error("learn.layer.kernel", within(where, "kernel_size"),
                    "The kernel of " + kernel + " is larger than its input of " + in.text() + ".",
                    "Use a kernel_size of at most " + shortest));
            return Optional.empty();
        }
        int filters = layer.integer("filters");
        long taps = rank == 2 ? kernel : (long) kernel * kernel;
        List<Integer> size = rank == 2 ? List.of(in.size().get(0), filters) : List.of(in.size().get(0), in.size().get(1), filters);
        return of(layer, size, taps * channels(in) * filters + filters);
    }

    private static Optional<LayerShape> pool(Layer layer, LayerShape in, Location where, Consumer<Problem> problems) {
        int pool = layer.integer("pool_size");
        if (in.size().size() == 1) {
            problems.accept(Problem.error("learn.layer.reshape", where,
                    "A maxpool layer needs steps × channels or rows × columns × channels, but gets a flat list.",
                    "Put it after a convolution", "Remove it"));
            return Optional.empty();
        }
        int shortest = in.size().size() == 2 ? in.size().get(0) : Math.min(in.size().get(0), in.size().get(1));
        if (pool > shortest) {
            problems.accept(Problem.error("learn.layer.pool", within(where, "pool_size"),
                    "The pool of " + pool + " is larger than its input of " + in.text() + ".",
                    shortest >= 2 ? "Use a pool_size of at most " + shortest : "Remove this layer"));
            return Optional.empty();
        }
        List<Integer> size = in.size().size() == 2
                ? List.of(parts(in.size().get(0), pool), channels(in))
                : List.of(parts(in.size().get(0), pool), parts(in.size().get(1), pool), channels(in));
        return of(layer, size, 0);
    }

    private static Optional<LayerShape> reshape(Layer layer, LayerShape in, Location where, Consumer<Problem> problems) {
        int columns = layer.integer("columns");
        int channels = layer.integer("channels");
        int row = Math.multiplyExact(columns, Math.max(1, channels));
        if (in.values() % row != 0) {
            problems.accept(Problem.error("learn.layer.columns", within(where, "columns"),
                    in.values() + " values do not fill rows of " + (channels == 0 ? columns : columns + " × " + channels) + ".",
                    "Choose a divisor of " + in.values() + ", for example " + divisor(in.values(), row)));
            return Optional.empty();
        }
        int rows = in.values() / row;
        return of(layer, channels == 0 ? List.of(rows, columns) : List.of(rows, columns, channels), 0);
    }

    /** The divisor of {@code values} closest to {@code wish}. */
    private static int divisor(int values, int wish) {
        int best = 1;
        for (int d = 1; d <= values; d++) {
            if (values % d == 0 && Math.abs(d - wish) < Math.abs(best - wish)) {
                best = d;
            }
        }
        return best;
    }

    private static int parts(int length, int pool) {
        return (length + pool - 1) / pool;
    }

    private static int channels(LayerShape shape) {
        return shape.size().get(shape.size().size() - 1);
    }

    private static Location within(Location where, String field) {
        return Location.of(where.resource(), where.element() + "." + field);
    }

    private static Optional<LayerShape> of(Layer layer, List<Integer> size, long weights) {
        return Optional.of(new LayerShape(layer.type().title(), size, weights));
    }
}
