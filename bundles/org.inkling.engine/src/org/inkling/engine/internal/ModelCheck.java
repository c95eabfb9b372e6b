package org.inkling.engine.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.deploy.DeploymentVerifier;
import org.inkling.api.deploy.ExportedModel;
import org.inkling.api.operation.OperationContext;
import org.inkling.engine.Verification;
import org.inkling.nn.FloatExecutor;
import org.inkling.nn.Int8Executor;
import org.inkling.nn.Network;

/** Runs the export of a model made elsewhere and compares every output with the Java reference: int8 bit for bit, float32 nearly. */
public final class ModelCheck {

    private static final int RANDOM_INPUTS = 32;
    private static final int SHOWN = 10;
    private static final long SEED = 1;

    /** Difference of a float32 score that arithmetic in another order explains. */
    private static final float TOLERANCE = 1e-4f;

    private final Network network;
    private final List<float[]> inputs;

    /** @param given inputs to compare on, beside random ones that are the same every time */
    public ModelCheck(Network network, List<float[]> given) {
        this.network = network;
        inputs = new ArrayList<>(given);
        Random random = new Random(SEED);
        int size = network.inputTensor().shape().size();
        for (int n = 0; n < RANDOM_INPUTS; n++) {
            float[] input = new float[size];
            for (int i = 0; i < input.length; i++) {
                // the first two reach the ends of every int8 sum
                int value = n == 0 ? Byte.MIN_VALUE : n == 1 ? Byte.MAX_VALUE : random.nextInt(256) - 128;
                input[i] = network.isQuantized() ? network.inputTensor().quantized().dequantize((byte) value) : value / 64f;
            }
            inputs.add(input);
        }
    }

    /** Compares one export; a difference becomes a problem of the context. @param files what the target wrote */
    public Verification verify(DeploymentVerifier verifier, Map<String, byte[]> files, OperationContext context) throws OperationException {
        int identical = 0;
        int near = 0;
        List<String> differences = new ArrayList<>();
        context.progress().begin("Verifying, " + verifier.title(), inputs.size());
        try (ExportedModel exported = verifier.open(files)) {
            for (int n = 0; n < inputs.size(); n++) {
                context.checkCancelled();
                String difference = network.isQuantized() ? int8(exported, inputs.get(n)) : float32(exported, inputs.get(n));
                if (difference.isEmpty()) {
                    identical += network.isQuantized() ? 1 : 0;
                    near += network.isQuantized() ? 0 : 1;
                } else if (differences.size() < SHOWN) {
                    differences.add("input " + n + ", outputs " + difference);
                }
                context.progress().at(n + 1);
            }
        }
        Verification result = new Verification(verifier.target(), verifier.id(), verifier.title(), inputs.size(), identical, near, 0,
                differences);
        if (!result.passed()) {
            context.problem(Problem.error("verify.difference", Location.of(verifier.target()),
                    String.format(Locale.ROOT, "%s answers %d of %d inputs differently: %s", verifier.title(),
                            inputs.size() - identical - near,
                            inputs.size(), differences.get(0)),
                    "Report this together with the model"));
        }
        context.log(String.format(Locale.ROOT, "%s: %d of %d inputs %s", verifier.title(), identical + near, inputs.size(),
                network.isQuantized() ? "identical" : "within " + TOLERANCE));
        return result;
    }

    /** What differs, empty for nothing. */
    private String int8(ExportedModel exported, float[] input) throws OperationException {
        byte[] in = new byte[input.length];
        for (int i = 0; i < in.length; i++) {
            in[i] = network.inputTensor().quantized().quantize(input[i]);
        }
        byte[] expected = new Int8Executor(network).run(in);
        byte[] found = exported.run(input).outputs();
        return Arrays.equals(expected, found) ? "" : Arrays.toString(found) + " instead of " + Arrays.toString(expected);
    }

    private String float32(ExportedModel exported, float[] input) throws OperationException {
        float[] expected = new FloatExecutor(network).run(input);
        float[] found = exported.run(input).scores();
        for (int i = 0; i < expected.length; i++) {
            if (!(Math.abs(expected[i] - found[i]) <= TOLERANCE * Math.max(1, Math.abs(expected[i])))) {
                return Arrays.toString(found) + " instead of " + Arrays.toString(expected);
            }
        }
        return "";
    }
}
