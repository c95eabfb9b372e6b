package org.inkling.versioning.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jgit.lib.ObjectId;
import org.inkling.api.OperationException;
import org.inkling.api.impulse.BlockUse;
import org.inkling.api.impulse.Impulse;
import org.inkling.api.operation.OperationContext;
import org.inkling.engine.Report;
import org.inkling.project.ImpulseDocument;
import org.inkling.versioning.Comparison;
import org.inkling.versioning.Comparison.ImpulseComparison;
import org.inkling.versioning.Comparison.Matrices;
import org.inkling.versioning.Comparison.Row;

/** Puts two versions side by side. */
public final class Comparer {

    private final History history;
    private final OperationContext context;

    public Comparer(History history, OperationContext context) {
        this.history = history;
        this.context = context;
    }

    public Comparison compare(String leftName, String rightName) throws IOException, OperationException {
        History.Stored left = history.any(leftName, context);
        History.Stored right = history.any(rightName, context);
        TreeSet<String> impulses = Summaries.impulses(left.contents());
        impulses.addAll(Summaries.impulses(right.contents()));
        List<ImpulseComparison> compared = new ArrayList<>();
        for (String impulse : impulses) {
            compared.add(impulse(impulse, left.contents(), right.contents()));
        }
        return new Comparison(left.version(), right.version(), files(left.contents(), right.contents()), compared);
    }

    private static List<Comparison.Change> files(Contents left, Contents right) {
        TreeSet<String> paths = new TreeSet<>(left.ids().keySet());
        paths.addAll(right.ids().keySet());
        List<Comparison.Change> changes = new ArrayList<>();
        for (String path : paths) {
            ObjectId a = left.ids().get(path);
            ObjectId b = right.ids().get(path);
            if (a == null || !a.equals(b)) {
                changes.add(new Comparison.Change(path, a == null ? "added" : b == null ? "removed" : "changed"));
            }
        }
        return changes;
    }

    private static ImpulseComparison impulse(String name, Contents left, Contents right) throws IOException {
        Optional<Report> a = Summaries.report(left, name);
        Optional<Report> b = Summaries.report(right, name);
        return new ImpulseComparison(name, rows(parameters(name, left), parameters(name, right)),
                rows(a.map(Comparer::figures).orElse(Map.of()), b.map(Comparer::figures).orElse(Map.of())), matrices(a), matrices(b));
    }

    private static List<Row> rows(Map<String, String> left, Map<String, String> right) {
        Set<String> names = new LinkedHashSet<>(left.keySet());
        names.addAll(right.keySet());
        return names.stream().map(n -> new Row(n, left.getOrDefault(n, ""), right.getOrDefault(n, ""))).toList();
    }

    /** What the impulse's file says; a parameter it does not name has its default. */
    private static Map<String, String> parameters(String name, Contents contents) throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        String file = name + ImpulseDocument.EXTENSION;
        Optional<Impulse> impulse = contents.read(file)
                .flatMap(t -> ImpulseDocument.parse(file, new String(t, StandardCharsets.UTF_8)).impulse());
        impulse.ifPresent(i -> {
            values.put("input.axes", String.join(", ", i.input().axes()));
            values.put("input.window_ms", text(i.input().windowMs()));
            values.put("input.increase_ms", text(i.input().increaseMs()));
            values.put("input.pad_zeros", text(i.input().padZeros()));
            i.dsp().forEach(b -> block(b, values));
            i.learn().forEach(b -> block(b, values));
        });
        return values;
    }

    private static void block(BlockUse block, Map<String, String> values) {
        values.put(block.id() + ".type", block.type() + " " + block.version());
        if (!block.inputs().isEmpty()) {
            values.put(block.id() + ".inputs", String.join(", ", block.inputs()));
        }
        block.params().asMap().forEach((k, v) -> values.put(block.id() + "." + k, text(v)));
    }

    private static String text(@Nullable Object value) {
        if (value instanceof Number number && number.doubleValue() == Math.rint(number.doubleValue())
                && Math.abs(number.doubleValue()) < Long.MAX_VALUE) {
            return String.valueOf(number.longValue());
        }
        return String.valueOf(value);
    }

    private static Map<String, String> figures(Report report) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("seed", String.valueOf(report.seed()));
        values.put("training windows", String.valueOf(report.windows().training().total()));
        values.put("testing windows", String.valueOf(report.windows().testing().total()));
        values.put("features of a window", String.valueOf(report.features()));
        validation(report.validation(), values);
        validation(report.otherValidation(), values);
        Report.Test test = report.test();
        if (test != null) {
            values.put("minimum confidence", text(test.threshold()));
            values.put("test accuracy, float32", percent(test.float32().accuracy()));
            values.put("test accuracy, int8", percent(test.int8().accuracy()));
            values.put("test loss, float32", String.format(Locale.ROOT, "%.3f", test.float32().loss()));
        }
        Report.Training training = report.training();
        if (training != null) {
            values.put("kept cycle", training.bestCycle() + " of " + training.curve().size());
            values.put("int8 model, bytes", String.valueOf(training.int8Bytes()));
        }
        return values;
    }

    private static void validation(Report.@Nullable Validation validation, Map<String, String> values) {
        if (validation != null) {
            String by = "validation by " + validation.split();
            values.put(by + ", float32", percent(validation.float32().accuracy()));
            values.put(by + ", int8", percent(validation.int8().accuracy()));
            values.put(by + ", loss", String.format(Locale.ROOT, "%.3f", validation.float32().loss()));
        }
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private static Matrices matrices(Optional<Report> report) {
        Report.Validation validation = report.map(Report::validation).orElse(null);
        Report.Test test = report.map(Report::test).orElse(null);
        return new Matrices(validation == null ? null : validation.float32(), test == null ? null : test.float32());
    }
}
