package org.inkling.cli.internal;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

import org.eclipse.jdt.annotation.Nullable;
import org.inkling.engine.Metrics;
import org.inkling.engine.Report;
import org.inkling.engine.ResultStore;

/** A report for people who read it in a terminal. */
final class ReportText {

    private final PrintStream out;

    ReportText(PrintStream out) {
        this.out = out;
    }

    void print(Report report) {
        Report.Validation validation = report.validation();
        Report.Validation other = report.otherValidation();
        Report.Test test = report.test();
        if (validation != null) {
            out.println();
            validation(validation);
            confusion(validation.int8(), "int8");
        }
        if (other != null) {
            validation(other);
            out.println("  " + report.validationNote());
        }
        if (test != null) {
            test(test);
        }
        device(report.onDevice());
        out.println();
        out.println("Report: " + ResultStore.FOLDER + "/" + report.impulse() + "/" + ResultStore.REPORT);
    }

    private void device(Report.@Nullable OnDevice costs) {
        if (costs != null) {
            out.println();
            out.println(
                    "On " + costs.board() + ", estimated for one window: " + cost("processing", costs.dsp()) + "; " + cost("int8 network",
                            costs.int8()) + "; " + cost("float32 network", costs.float32()));
            out.println("  " + cost("all with int8", costs.whole())
                    + String.format(Locale.ROOT, ", beside a window of %.1f KB", costs.windowBytes() / 1024.0));
        }
    }

    private static String cost(String name, Report.Cost cost) {
        return String.format(Locale.ROOT, "%s %.3f ms, %.1f KB RAM, %.1f KB ROM", name, cost.milliseconds(), cost.ramBytes() / 1024.0,
                cost.romBytes() / 1024.0);
    }

    private void validation(Report.Validation v) {
        out.println("Validation, held out by " + v.split() + " (" + v.rows() + " windows): accuracy " + percent(v.float32()) + " float32, "
                + percent(v.int8()) + " int8; loss " + number(v.float32().loss()) + " float32, " + number(v.int8().loss()) + " int8");
    }

    private void test(Report.Test test) {
        out.println();
        out.println("Testing (" + test.float32().rows() + " windows, uncertain below " + test.threshold() + " and counted wrong): accuracy "
                + percent(test.float32()) + " float32, " + percent(test.int8()) + " int8");
        confusion(test.float32(), "float32");
        int name = Math.max(6, test.samples().stream().mapToInt(s -> s.name().length()).max().orElse(0));
        int label = Math.max(8, test.samples().stream().mapToInt(s -> s.label().length()).max().orElse(0));
        String row = "  %-" + name + "s  %-" + label + "s  %8s  %s";
        out.println(String.format(Locale.ROOT, row, "sample", "expected", "accuracy", "result"));
        for (Report.Sample s : test.samples()) {
            out.println(String.format(Locale.ROOT, row, s.name(), s.label(), s.accuracyPercent() + " %", s.result()));
        }
    }

    private void confusion(Metrics metrics, String model) {
        List<String> classes = List.copyOf(metrics.perClass().keySet());
        int first = Math.max(16, classes.stream().mapToInt(String::length).max().orElse(0));
        StringBuilder head = new StringBuilder(pad("actual \\ predicted", first + 4));
        metrics.columns().forEach(c -> head.append(right(c, Math.max(9, c.length() + 2))));
        out.println("  " + head + "    (" + model + ")");
        for (int c = 0; c < classes.size(); c++) {
            StringBuilder line = new StringBuilder(pad(classes.get(c), first + 4));
            for (int p = 0; p < metrics.columns().size(); p++) {
                line.append(right(String.valueOf(metrics.confusion().get(c).get(p)), Math.max(9, metrics.columns().get(p).length() + 2)));
            }
            out.println("  " + line);
        }
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    private static String percent(Metrics metrics) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * metrics.accuracy());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
