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
import org.inkling.nn.Int8Executor;
import org.inkling.nn.Network;
import org.inkling.nn.Quantization;

/** Runs the export of an int8 model made elsewhere and compares every output with the Java reference. */
public final class ModelCheck {

    private static final int RANDOM_INPUTS = 32;
    private static final int SHOWN = 10;
    private static final long SEED = 1;

    private final Int8Executor reference;
    private final Quantization quantization;
    private final List<float[]> inputs;

    /** @param given inputs to compare on, beside random ones that are the same every time */
    public ModelCheck(Network network, List<float[]> given) {
        reference = new Int8Executor(network);
        quantization = network.inputTensor().quantized();
        inputs = new ArrayList<>(given);
        Random random = new Random(SEED);
        for (int n = 0; n < RANDOM_INPUTS; n++) {
            float[] input = new float[reference.inputSize()];
            for (int i = 0; i < input.length; i++) {
                // the first two reach the ends of every sum
                input[i] = quantization.dequantize((byte) (n == 0 ? Byte.MIN_VALUE : n == 1 ? Byte.MAX_VALUE : random.nextInt()));
            }
            inputs.add(input);
        }
    }

    /** Compares one export; a difference becomes a problem of the context. @param files what the target wrote */
    public Verification verify(DeploymentVerifier verifier, Map<String, byte[]> files, OperationContext context) throws OperationException {
        int identical = 0;
        List<String> differences = new ArrayList<>();
        context.progress().begin("Verifying, " + verifier.title(), inputs.size());
        try (ExportedModel exported = verifier.open(files)) {
            for (int n = 0; n < inputs.size(); n++) {
                context.checkCancelled();
                byte[] expected = expected(inputs.get(n));
                byte[] found = exported.run(inputs.get(n)).outputs();
                if (Arrays.equals(expected, found)) {
                    identical++;
                } else if (differences.size() < SHOWN) {
                    differences.add("input " + n + ", outputs " + Arrays.toString(found) + " instead of " + Arrays.toString(expected));
                }
                context.progress().at(n + 1);
            }
        }
        Verification result = new Verification(verifier.target(), verifier.id(), verifier.title(), inputs.size(), identical, 0, 0, differences);
        if (!result.passed()) {
            context.problem(Problem.error("verify.difference", Location.of(verifier.target()),
                    String.format(Locale.ROOT, "%s answers %d of %d inputs differently: %s", verifier.title(), inputs.size() - identical,
                            inputs.size(), differences.get(0)),
                    "Report this together with the model"));
        }
        context.log(String.format(Locale.ROOT, "%s: %d of %d inputs identical", verifier.title(), identical, inputs.size()));
        return result;
    }

    private byte[] expected(float[] input) {
        byte[] in = new byte[input.length];
        for (int i = 0; i < in.length; i++) {
            in[i] = quantization.quantize(input[i]);
        }
        return reference.run(in);
    }
}
