package org.inkling.dsp.internal.conformance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.inkling.api.Problem;
import org.inkling.api.dsp.DspBlock;
import org.inkling.api.impulse.BlockUse;
import org.inkling.api.parameter.ParameterSchema;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.dsp.CaseResult;
import org.inkling.dsp.internal.spectral.SpectralSchema;

/** Runs one recorded case. */
public final class CaseRunner {

    private final Function<String, Optional<DspBlock>> blocks;

    /** @param blocks finds a block by its type */
    public CaseRunner(Function<String, Optional<DspBlock>> blocks) {
        this.blocks = blocks;
    }

    /** Compares the features of a case with those of its block. */
    public CaseResult run(int line, VectorCase vector) {
        Optional<DspBlock> found = blocks.apply(vector.type());
        if (found.isEmpty() || !found.get().info().versions().contains(vector.version())) {
            return result(line, vector, CaseResult.Outcome.SKIPPED, found.isEmpty() ? "no such block" : "no such version");
        }
        DspBlock block = found.get();
        Map<String, Object> params = known(vector.params(), block.schema(vector.version()));
        if (!orderOfMeanUnknown(vector, params)) {
            return compare(line, vector, block, params, "");
        }
        CaseResult now = compare(line, vector, block, with(params, SpectralSchema.AFTER_FILTER),
                "mean removed after the filter, as Python does today");
        if (now.passed()) {
            return now;
        }
        CaseResult then = compare(line, vector, block, with(params, SpectralSchema.BEFORE_FILTER),
                "mean removed before the filter, as in 2020");
        return then.passed() ? then : now;
    }

    /** The format of today does not say in which order version 1 was computed: Python changed it without a new version. */
    private static boolean orderOfMeanUnknown(VectorCase vector, Map<String, Object> params) {
        return !vector.lab2020() && vector.version() == 1 && params.containsKey(SpectralSchema.FILTER_TYPE)
                && !SpectralSchema.NONE.equals(params.get(SpectralSchema.FILTER_TYPE)) && !params.containsKey(SpectralSchema.MEAN_REMOVAL);
    }

    private static Map<String, Object> with(Map<String, Object> params, String meanRemoval) {
        Map<String, Object> copy = new LinkedHashMap<>(params);
        copy.put(SpectralSchema.MEAN_REMOVAL, meanRemoval);
        return copy;
    }

    private static Map<String, Object> known(Map<String, Object> params, ParameterSchema schema) {
        Map<String, Object> known = new LinkedHashMap<>(params);
        known.keySet().removeIf(name -> schema.find(name).isEmpty());
        return known;
    }

    private static CaseResult compare(int line, VectorCase vector, DspBlock block, Map<String, Object> params, String note) {
        BlockUse use = new BlockUse("case", vector.name(), vector.type(), vector.version(), List.of(), ParameterValues.of(params));
        List<Problem> problems = block.validate(use, vector.shape());
        if (!problems.isEmpty()) {
            return result(line, vector, CaseResult.Outcome.FAILED, problems.get(0).toString());
        }
        List<String> names = block.shape(use, vector.shape()).names();
        if (names.size() != vector.features().length) {
            return result(line, vector, CaseResult.Outcome.FAILED,
                    names.size() + " features, " + vector.features().length + " are recorded");
        }
        float[] features = new float[names.size()];
        block.open(use, vector.shape()).extract(vector.window(), features, 0);
        ConstantAxes constants = ConstantAxes.of(vector, names);
        FeatureComparison comparison = new FeatureComparison(names, vector.axes(), ConstantAxes.defined(vector, names),
                logarithmic(params, block.schema(vector.version())), constants.features());
        int worst = comparison.worst(features);
        double error = comparison.error(features, worst);
        double tolerance = comparison.tolerance(worst);
        CaseResult.Outcome outcome = error <= tolerance ? CaseResult.Outcome.PASSED : CaseResult.Outcome.FAILED;
        return new CaseResult(line, vector.name(), outcome, error, names.get(worst), tolerance, note + constants.note());
    }

    private static boolean logarithmic(Map<String, Object> params, ParameterSchema schema) {
        return schema.find(SpectralSchema.LOG).isPresent() && !Boolean.FALSE.equals(params.get(SpectralSchema.LOG));
    }

    private static CaseResult result(int line, VectorCase vector, CaseResult.Outcome outcome, String note) {
        return new CaseResult(line, vector.name(), outcome, Double.NaN, "", 0, note);
    }
}
