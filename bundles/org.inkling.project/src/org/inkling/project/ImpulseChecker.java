package org.inkling.project;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.inkling.api.Location;
import org.inkling.api.Problem;
import org.inkling.api.Resolution;
import org.inkling.api.Severity;
import org.inkling.api.data.SensorSchema;
import org.inkling.api.dsp.DspBlock;
import org.inkling.api.impulse.BlockCatalog;
import org.inkling.api.impulse.BlockInfo;
import org.inkling.api.impulse.BlockUse;
import org.inkling.api.impulse.FeatureShape;
import org.inkling.api.impulse.Impulse;
import org.inkling.api.impulse.InputBlock;
import org.inkling.api.impulse.SignalShape;
import org.inkling.api.learn.Learner;
import org.inkling.api.parameter.ParameterSchema;
import org.inkling.api.parameter.ParameterValues;

/** Checks an impulse against the installed blocks and the data, completes its parameters, and computes the shapes that flow through it. */
public final class ImpulseChecker {

    private final BlockCatalog catalog;
    private final Optional<SensorSchema> data;
    private final int classes;

    /**
     * @param data    axes and interval of the samples; empty when there are none yet
     * @param classes number of labels in the training set; 0 when there are none yet, and learners are then checked for two
     */
    public ImpulseChecker(BlockCatalog catalog, Optional<SensorSchema> data, int classes) {
        this.catalog = catalog;
        this.data = data;
        this.classes = classes;
    }

    /** Frames of a window: floor(window / interval). */
    public static int frames(double windowMs, double intervalMs) {
        // the small addition keeps 2000 / 0.1 from becoming 19999
        return (int) Math.floor(windowMs / intervalMs + 1e-9);
    }

    /** Whether two intervals are the same as far as windows are concerned: within one per cent, since clocks of boards differ. */
    public static boolean sameInterval(double a, double b) {
        return Math.abs(a - b) <= 0.01 * Math.max(a, b);
    }

    /** Checks the text of an impulse; problems have lines and columns. Empty when it cannot be read: see the document's own problems. */
    public Optional<CheckedImpulse> check(ImpulseDocument document) {
        return document.impulse().map(impulse -> {
            CheckedImpulse checked = check(impulse, document.resource());
            List<Problem> all = new ArrayList<>(document.problems());
            checked.problems().forEach(p -> all.add(document.locate(p)));
            return new CheckedImpulse(checked.impulse(), checked.window(), checked.features(), all);
        });
    }

    /** Checks an impulse that need not stand in a file. @param resource file name used in problems */
    public CheckedImpulse check(Impulse impulse, String resource) {
        List<Problem> problems = new ArrayList<>();
        Optional<SignalShape> window = window(impulse.input(), resource, problems);
        List<BlockUse> dsp = new ArrayList<>();
        Map<String, FeatureShape> features = new LinkedHashMap<>();
        for (BlockUse use : impulse.dsp()) {
            dsp.add(dsp(use, window, resource, features, problems));
        }
        Set<String> ids = new HashSet<>();
        dsp.forEach(d -> ids.add(d.id()));
        CheckedImpulse half = new CheckedImpulse(new Impulse(impulse.schema(), impulse.name(), impulse.input(), dsp, List.of()), window,
                features, List.of());
        List<BlockUse> learn = new ArrayList<>();
        for (BlockUse use : impulse.learn()) {
            for (String input : use.inputs()) {
                if (!ids.contains(input)) {
                    problems.add(Problem.error("impulse.inputs", Location.of(resource, "learn." + use.id() + ".inputs"),
                            "There is no processing block \"" + input + "\".", "Use one of: " + String.join(", ", ids)));
                }
            }
            learn.add(learner(use, half.featuresFor(use), resource, problems));
        }
        if (impulse.dsp().isEmpty()) {
            problems.add(
                    new Problem(Severity.WARNING, "impulse.no-dsp", Location.of(resource, "dsp"), "The impulse has no processing block.",
                            List.of(Resolution.advice("Add one, for example spectral-analysis"))));
        }
        return new CheckedImpulse(new Impulse(impulse.schema(), impulse.name(), impulse.input(), dsp, learn), window, features, problems);
    }

    private Optional<SignalShape> window(InputBlock input, String resource, List<Problem> problems) {
        double interval = input.intervalMs() > 0 ? input.intervalMs() : data.map(SensorSchema::intervalMs).orElse(0.0);
        List<String> axes = input.axes().isEmpty() ? data.map(SensorSchema::axisNames).orElse(List.of()) : input.axes();
        int before = problems.size();
        data.ifPresent(schema -> {
            for (String axis : axes) {
                if (!schema.axisNames().contains(axis)) {
                    problems.add(
                            Problem.error("impulse.axes", Location.of(resource, "input.axes"), "The data has no axis \"" + axis + "\".",
                                    "Use some of: " + String.join(", ", schema.axisNames())));
                }
            }
            if (input.intervalMs() > 0 && schema.intervalMs() > 0 && !sameInterval(input.intervalMs(), schema.intervalMs())) {
                problems.add(Problem.error("impulse.interval", Location.of(resource, "input.interval_ms"),
                        "The data has a frame every " + ImpulseDocument.format(schema.intervalMs()) + " ms, the impulse says "
                                + ImpulseDocument.format(input.intervalMs()) + " ms.",
                        "Set interval_ms to " + ImpulseDocument.format(schema.intervalMs())));
            }
        });
        if (axes.isEmpty() || interval <= 0) {
            return Optional.empty();
        }
        if (frames(input.windowMs(), interval) < 1) {
            problems.add(Problem.error("impulse.window", Location.of(resource, "input.window_ms"),
                    "The window is shorter than the time between two frames.",
                    "Make it at least " + ImpulseDocument.format(interval) + " ms"));
        }
        if (frames(input.increaseMs(), interval) < 1) {
            problems.add(Problem.error("impulse.increase", Location.of(resource, "input.increase_ms"),
                    "The window increase is shorter than the time between two frames.",
                    "Make it at least " + ImpulseDocument.format(interval) + " ms"));
        }
        return problems.size() > before
                ? Optional.empty()
                : Optional.of(new SignalShape(frames(input.windowMs(), interval), axes, interval));
    }

    private BlockUse dsp(BlockUse use, Optional<SignalShape> window, String resource, Map<String, FeatureShape> features,
            List<Problem> problems) {
        String prefix = "dsp." + use.id();
        Optional<DspBlock> found = catalog.dspBlock(use.type());
        if (found.isEmpty()) {
            problems.add(
                    missing(use, Location.of(resource, prefix + ".type"), catalog.dspBlocks().stream().map(b -> b.info().type()).toList()));
            return use;
        }
        DspBlock block = found.get();
        if (wrongVersion(use, block.info(), Location.of(resource, prefix + ".version"), problems)) {
            return use;
        }
        List<Problem> own = new ArrayList<>();
        BlockUse completed = complete(use, block.schema(use.version()), resource, prefix, own);
        window.ifPresent(whole -> {
            for (String axis : use.inputs()) {
                if (!whole.axes().contains(axis)) {
                    own.add(Problem.error("impulse.inputs", Location.of(resource, prefix + ".inputs"),
                            "The input has no axis \"" + axis + "\".",
                            "Use some of: " + String.join(", ", whole.axes())));
                }
            }
            SignalShape shape = whole.select(use.inputs());
            if (!anyError(own)) {
                block.validate(completed, shape).forEach(p -> own.add(placed(p, resource, prefix, use.id())));
            }
            if (!anyError(own)) {
                features.put(use.id(), block.shape(completed, shape));
            }
        });
        problems.addAll(own);
        return completed;
    }

    private BlockUse learner(BlockUse use, Optional<FeatureShape> in, String resource, List<Problem> problems) {
        String prefix = "learn." + use.id();
        Optional<Learner> found = catalog.learner(use.type());
        if (found.isEmpty()) {
            problems.add(
                    missing(use, Location.of(resource, prefix + ".type"), catalog.learners().stream().map(b -> b.info().type()).toList()));
            return use;
        }
        Learner learner = found.get();
        if (wrongVersion(use, learner.info(), Location.of(resource, prefix + ".version"), problems)) {
            return use;
        }
        List<Problem> own = new ArrayList<>();
        BlockUse completed = complete(use, learner.schema(use.version()), resource, prefix, own);
        if (in.isPresent() && !anyError(own)) {
            learner.validate(completed, in.get(), classes == 0 ? 2 : classes).forEach(p -> own.add(placed(p, resource, prefix, use.id())));
        }
        problems.addAll(own);
        return completed;
    }

    private static BlockUse complete(BlockUse use, ParameterSchema schema, String resource, String prefix, List<Problem> problems) {
        ParameterValues values = schema.complete(use.params(), resource, prefix, problems::add);
        return use.withParams(values);
    }

    private static Problem missing(BlockUse use, Location where, List<String> installed) {
        return Problem.error("block.unknown", where, "No block of type \"" + use.type() + "\" is installed.",
                installed.isEmpty()
                        ? "Install a pack that has it"
                        : "Use one of: " + String.join(", ", installed) + ", or install a pack that has it");
    }

    private static boolean wrongVersion(BlockUse use, BlockInfo info, Location where, List<Problem> problems) {
        if (info.versions().contains(use.version())) {
            return false;
        }
        String versions = String.join(", ", info.versions().stream().map(String::valueOf).toList());
        problems.add(Problem.error("block.version", where,
                info.title() + " has no version " + use.version() + "; this program has " + versions
                        + ".",
                use.version() > info.latest() ? "Update the program, or use version " + info.latest() : "Use version " + info.latest()));
        return true;
    }

    private static boolean anyError(List<Problem> problems) {
        return problems.stream().anyMatch(p -> p.severity() == Severity.ERROR);
    }

    /** A block does not know in which file it stands: its places are relative to itself. */
    private static Problem placed(Problem problem, String resource, String prefix, String id) {
        String element = problem.where().element();
        if (element.startsWith(id + ".")) {
            element = element.substring(id.length() + 1);
        }
        String full = element.isEmpty() ? prefix : element.startsWith(prefix) ? element : prefix + "." + element;
        List<Resolution> resolutions = problem.resolutions().stream().map(r -> inImpulse(r, resource)).toList();
        return new Problem(problem.severity(), problem.code(), Location.of(resource, full), problem.summary(), resolutions);
    }

    /** Names the impulse in a resolution that sets one of its values. */
    private static Resolution inImpulse(Resolution resolution, String resource) {
        if (!resolution.action().equals(LabProject.ACTION_SET) || !resource.endsWith(ImpulseDocument.EXTENSION)) {
            return resolution;
        }
        Map<String, String> arguments = new HashMap<>(resolution.arguments());
        arguments.put("impulse", resource.substring(0, resource.length() - ImpulseDocument.EXTENSION.length()));
        return new Resolution(resolution.label(), resolution.action(), arguments);
    }
}
