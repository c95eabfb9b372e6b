package org.inkling.benchmarks;

import java.util.Collection;
import java.util.Locale;

import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the benchmark with JMH's own options, prints windows per second and core and the ratio, and fails below the required rate. */
public final class Main {

    private static final double REQUIRED = 50_000;

    private Main() {
    }

    public static void main(String[] arguments) throws RunnerException, CommandLineOptionException {
        Collection<RunResult> results = new Runner(new OptionsBuilder().parent(new CommandLineOptions(arguments))
                .include(SpectralBenchmark.class.getSimpleName()).threads(1).build()).run();
        double windows = score(results, "window");
        double transforms = score(results, "plainFft");
        System.out.printf(Locale.ROOT, "%nspectral analysis v1, 125 x 3, FFT 128: %,.0f windows/s and core%n", windows);
        System.out.printf(Locale.ROOT, "plain FFT of 128: %,.0f transforms/s; a window costs as much as %.1f of them%n", transforms,
                transforms / windows);
        System.out.printf(Locale.ROOT, "required: %,.0f windows/s: %s%n", REQUIRED, windows >= REQUIRED ? "met" : "MISSED");
        System.exit(windows >= REQUIRED ? 0 : 1);
    }

    private static double score(Collection<RunResult> results, String benchmark) {
        return results.stream().filter(r -> r.getParams().getBenchmark().endsWith("." + benchmark)).findFirst().orElseThrow()
                .getPrimaryResult().getScore();
    }
}
