package org.inkling.ui.impulse.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.inkling.api.impulse.BlockUse;
import org.inkling.api.impulse.Impulse;
import org.inkling.api.learn.Validation;
import org.inkling.engine.Report;
import org.inkling.project.CheckedImpulse;
import org.inkling.ui.State;
import org.inkling.ui.charts.Numbers;

/** What pages ask about the blocks of an impulse and the results they have. */
final class Blocks {

    private static final String CYCLES = "cycles";

    private Blocks() {
    }

    /** Names a block in the editor, and its page: {@code dsp.spectral}. */
    static String key(String section, BlockUse use) {
        return section + "." + use.id();
    }

    /** Training cycles of the first learner that has any; 1 when none has. */
    static int cycles(ImpulseModel model) {
        return model.checked().stream().flatMap(c -> c.impulse().learn().stream()).map(use -> use.params().get(CYCLES))
                .filter(Number.class::isInstance)
                .mapToInt(n -> ((Number) n).intValue()).findFirst().orElse(1);
    }

    /** What the card of a learner says, with the results it has. */
    static BlockSummary learner(ImpulseModel model, BlockUse use) {
        Report report = model.data().report().orElse(null);
        Report.Training training = report == null ? null : report.training();
        if (report == null || training == null || !training.block().equals(use.id())) {
            return BlockSummary.learner(model, use, State.OPEN, "Not trained yet.");
        }
        String accuracy = byWindow(report).map(v -> Numbers.percent(v.float32().accuracy()) + " by window").orElse("");
        String honest = byFile(report).map(v -> Numbers.percent(v.float32().accuracy()) + " by file").orElse("");
        String text = accuracy + (accuracy.isEmpty() || honest.isEmpty() ? "" : ", ") + honest;
        return stale(model, report)
                ? BlockSummary.learner(model, use, State.STALE, "Out of date: " + text)
                : BlockSummary.learner(model, use, State.DONE, "Trained: " + text);
    }

    static Optional<Report.Validation> byWindow(Report report) {
        return validation(report, Validation.BY_WINDOW);
    }

    static Optional<Report.Validation> byFile(Report report) {
        return validation(report, Validation.BY_FILE);
    }

    private static Optional<Report.Validation> validation(Report report, String split) {
        Report.Validation first = report.validation();
        Report.Validation second = report.otherValidation();
        return first != null && first.split().equals(split)
                ? Optional.of(first)
                : second != null && second.split().equals(split) ? Optional.of(second) : Optional.empty();
    }

    /** Whether the results were made with other settings than those of now, or with other data. */
    static boolean stale(ImpulseModel model, Report report) {
        Optional<CheckedImpulse> checked = model.checked();
        return checked.isPresent() && checked.get().window().isPresent() && !same(report.settings(), settings(checked.get()))
                || report.windows().training().total() > 0 && checked.isPresent() && windowsDiffer(model, report);
    }

    private static boolean windowsDiffer(ImpulseModel model, Report report) {
        Optional<Integer> now = model.checked().flatMap(c -> c.window().map(w -> org.inkling.engine.Windowing.of(c.impulse().input(), w)))
                .map(w -> java.util.Arrays.stream(model.data().windows(w)).sum());
        return now.isPresent() && now.get() != report.windows().training().total();
    }

    /** In the form of {@link Report#settings()}. */
    private static Map<String, Object> settings(CheckedImpulse checked) {
        Map<String, Object> all = new LinkedHashMap<>();
        Impulse impulse = checked.impulse();
        checked.window().ifPresent(window -> all.put("input", Map.of("type", impulse.input().type(), "axes", window.axes(), "window_ms",
                impulse.input().windowMs(), "increase_ms", impulse.input().increaseMs(), "interval_ms", window.intervalMs(), "pad_zeros",
                impulse.input().padZeros())));
        for (List<BlockUse> section : List.of(impulse.dsp(), impulse.learn())) {
            for (BlockUse use : section) {
                all.put(use.id(),
                        Map.of("type", use.type(), "version", use.version(), "inputs", use.inputs(), "params", use.params().asMap()));
            }
        }
        return all;
    }

    /** Equal as data: 80 and 80.0 are the same. */
    private static boolean same(Object a, Object b) {
        if (a instanceof Map<?, ?> x && b instanceof Map<?, ?> y) {
            return x.keySet().equals(y.keySet()) && x.keySet().stream().allMatch(k -> same(x.get(k), y.get(k)));
        }
        if (a instanceof List<?> x && b instanceof List<?> y) {
            return x.size() == y.size() && java.util.stream.IntStream.range(0, x.size()).allMatch(i -> same(x.get(i), y.get(i)));
        }
        return a instanceof Number x && b instanceof Number y ? x.doubleValue() == y.doubleValue() : Objects.equals(a, b);
    }
}
