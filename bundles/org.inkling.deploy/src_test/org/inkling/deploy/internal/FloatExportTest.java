package org.inkling.deploy.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import org.inkling.api.deploy.DeployRequest;
import org.inkling.api.learn.Standardiser;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.nn.Activation;
import org.inkling.nn.FloatExecutor;
import org.inkling.nn.Network;
import org.inkling.nn.NetworkBuilder;
import org.inkling.nn.TfliteWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The C++ library with the float32 network. */
class FloatExportTest {

    private static final int WINDOWS = 20;

    @TempDir
    private Path folder;

    private final CppTarget target = new CppTarget(Requests.CATALOG);

    private static DeployRequest request(byte[] int8, byte[] float32) throws Exception {
        DeployRequest like = Requests.of(List.of("a", "b", "c"));
        return new DeployRequest(like.project(), like.impulse(), like.window(), like.classes(), like.standardiser(), float32, int8,
                like.threshold(), like.sampleWindow(), ParameterValues.of(Map.of("type", "float32")));
    }

    private static Network network() {
        Random random = new Random(5);
        return new NetworkBuilder(16).dense(Requests.numbers(random, 12 * 16), Requests.numbers(random, 12), Activation.RELU)
                .dense(Requests.numbers(random, 3 * 12), Requests.numbers(random, 3), Activation.NONE).softmax().build();
    }

    @Test
    void scoresAreThoseOfTheReferenceExecutor() throws Exception {
        Compiler.require("make");
        Compiler.require("g++");
        Network network = network();
        DeployRequest request = request(new byte[0], TfliteWriter.write(network));
        assertEquals(List.of(), target.check(request));
        Map<String, byte[]> files = new TreeMap<>();
        target.generate(request, files::put, CppTargetTest.quiet());
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.createDirectories(folder.resolve(file.getKey()).getParent());
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
        Compiler.run(folder, new byte[0], List.of("make", "-s",
                "CFLAGS=-O1 -Wpedantic -Wconversion -Wdouble-promotion -Wshadow -Werror -fsanitize=address,undefined",
                "CXXFLAGS=-O1 -Wconversion -Werror -fsanitize=address,undefined"));
        Random random = new Random(11);
        for (int w = 0; w < WINDOWS; w++) {
            float[] window = Requests.numbers(random, Requests.WINDOW.size());
            StringBuilder line = new StringBuilder();
            for (float value : window) {
                line.append(value).append(' ');
            }
            String said = Compiler.lines(folder, line + "\n", List.of("./classify", "-")).get(0);
            float[] expected = expected(network, request, window);
            String[] scores = said.split("\t");
            for (int c = 0; c < expected.length; c++) {
                assertEquals(expected[c], Float.parseFloat(scores[c + 1].substring(2)), 1e-5f, said);
            }
        }
    }

    private static float[] expected(Network network, DeployRequest request, float[] window) throws Exception {
        float[] features = Requests.features(request, window);
        Standardiser standardiser = request.standardiser().orElseThrow();
        for (int i = 0; i < features.length; i++) {
            features[i] = (features[i] - standardiser.mean()[i]) * standardiser.scale()[i];
        }
        return new FloatExecutor(network).run(features);
    }

    @Test
    void anInt8ModelInItsPlaceIsAProblem() throws Exception {
        byte[] int8 = TfliteWriter.write(Requests.network(16, 3));
        assertTrue(target.check(request(int8, int8)).stream().anyMatch(problem -> problem.code().equals("deploy.not-float32")));
    }
}
