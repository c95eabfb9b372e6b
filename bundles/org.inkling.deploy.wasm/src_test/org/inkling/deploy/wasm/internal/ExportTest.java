package org.inkling.deploy.wasm.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.deploy.DeployReport;
import org.inkling.api.deploy.DeployRequest;
import org.inkling.api.deploy.ExportedModel;
import org.inkling.api.impulse.BlockUse;
import org.inkling.api.impulse.Impulse;
import org.inkling.api.impulse.InputBlock;
import org.inkling.api.impulse.SignalShape;
import org.inkling.api.learn.Standardiser;
import org.inkling.api.operation.OperationContext;
import org.inkling.api.operation.Progress;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.nn.Activation;
import org.inkling.nn.Fusion;
import org.inkling.nn.Int8Executor;
import org.inkling.nn.Network;
import org.inkling.nn.NetworkBuilder;
import org.inkling.nn.Quantizer;
import org.inkling.nn.TfliteReader;
import org.inkling.nn.TfliteWriter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** An export as users get it: in Java, in node, in a browser. */
class ExportTest {

    private static final SignalShape WINDOW = new SignalShape(125, List.of("accX", "accY", "accZ"), 16);
    private static final List<String> CLASSES = List.of("freefall", "idle \"x\"", "unbekannt ü </script>");
    private static final Blocks BLOCKS = new Blocks();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int WINDOWS = 20;

    private static DeployRequest request;
    private static Map<String, byte[]> files;
    private static float[][] windows;

    @TempDir
    private Path folder;

    @BeforeAll
    static void export() throws OperationException {
        Random random = new Random(4);
        windows = new float[WINDOWS][WINDOW.size()];
        for (int w = 0; w < WINDOWS; w++) {
            for (int i = 0; i < windows[w].length; i++) {
                windows[w][i] = Math.round((9 + w * Math.sin(0.04 * (w + 1) * i) + random.nextGaussian()) * 100) / 100f;
            }
        }
        request = request(BLOCKS.use("spectral-analysis", 1, List.of(), Map.of("filter_type", "low")), CLASSES, random);
        files = files(request);
    }

    private static DeployRequest request(BlockUse use, List<String> classes, Random random) throws OperationException {
        int features = BLOCKS.dspBlock(use.type()).orElseThrow().shape(use, WINDOW).size();
        Network network = Quantizer.quantize(new NetworkBuilder(features).dense(numbers(random, 12 * features), numbers(random, 12),
                Activation.RELU).dense(numbers(random, classes.size() * 12), numbers(random, classes.size()), Activation.NONE).softmax()
                .build(), rows(random, features));
        float[] mean = numbers(random, features);
        float[] scale = new float[features];
        Arrays.fill(scale, 0.05f);
        Impulse impulse = new Impulse(1, "motion", new InputBlock(InputBlock.TIME_SERIES, WINDOW.axes(), 2000, 80, 16, false), List.of(use),
                List.of(new BlockUse("nn", "NN", "neural-network", 1, List.of(), ParameterValues.EMPTY)));
        return new DeployRequest("Fall & </title> test", impulse, WINDOW, classes, Optional.of(new Standardiser(mean, scale)), new byte[0],
                TfliteWriter.write(network), 0.6, windows[0], ParameterValues.EMPTY);
    }

    private static List<float[]> rows(Random random, int features) {
        List<float[]> rows = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            rows.add(numbers(random, features));
        }
        return rows;
    }

    private static float[] numbers(Random random, int count) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }

    private static Map<String, byte[]> files(DeployRequest request) throws OperationException {
        Map<String, byte[]> written = new TreeMap<>();
        DeployReport report = new WasmTarget(BLOCKS).generate(request, written::put, new Quiet());
        assertEquals(new ArrayList<>(written.keySet()), report.files());
        return written;
    }

    /** What the workbench says. */
    private static byte[] expected(float[] window) throws OperationException {
        BlockUse use = request.impulse().dsp().get(0);
        Int8Executor executor = new Int8Executor(Fusion.padding(TfliteReader.read(request.int8(), Location.of("model"))));
        float[] features = new float[executor.inputSize()];
        BLOCKS.dspBlock(use.type()).orElseThrow().open(use, WINDOW).extract(window, features, 0);
        Standardiser standardiser = request.standardiser().orElseThrow();
        float[] input = new float[features.length];
        for (int i = 0; i < input.length; i++) {
            input[i] = (features[i] - standardiser.mean()[i]) * standardiser.scale()[i];
        }
        float[] scores = new float[executor.outputSize()];
        executor.run(input, scores);
        byte[] outputs = new byte[scores.length];
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = (byte) Math.round(scores[i] * 256 - 128);
        }
        return outputs;
    }

    @Test
    void twiceTheSameBytes() throws OperationException {
        Map<String, byte[]> again = files(request);
        assertEquals(files.keySet(), again.keySet());
        files.forEach((name, content) -> assertArrayEquals(content, again.get(name), name));
    }

    @Test
    void verifiedInJava() throws OperationException {
        try (ExportedModel model = new WasmVerifier().open(files)) {
            for (float[] window : windows) {
                ExportedModel.Answer answer = model.run(window);
                assertArrayEquals(expected(window), answer.outputs());
                for (int i = 0; i < CLASSES.size(); i++) {
                    assertEquals((answer.outputs()[i] + 128) / 256f, answer.scores()[i]);
                }
            }
            assertThrows(OperationException.class, () -> model.run(new float[3]));
        }
        assertThrows(OperationException.class, () -> new WasmVerifier().open(Map.of()));
        assertThrows(OperationException.class, () -> new WasmVerifier().open(Map.of(WasmTarget.SCALAR_MODULE, new byte[]{ 1 })));
    }

    @Test
    void problemsAreNamed() throws OperationException {
        DeployRequest empty = request(request.impulse().dsp().get(0), List.of("a", " "), new Random(1));
        List<Problem> problems = new WasmTarget(BLOCKS).check(empty);
        assertTrue(problems.stream().anyMatch(problem -> problem.code().equals("deploy.empty-class")), problems.toString());
        assertThrows(OperationException.class, () -> new WasmTarget(BLOCKS).generate(empty, (path, content) -> {}, new Quiet()));
        assertEquals(List.of(), new WasmTarget(BLOCKS).check(request));
    }

    private void write() throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
        Files.writeString(folder.resolve("windows.json"), JSON.writeValueAsString(windows));
    }

    /** Scores of a JSON array of results as int8. */
    private static void compare(JsonNode results, int from) throws OperationException {
        for (int w = from; w < from + results.size(); w++) {
            JsonNode one = results.get(w - from).path("results");
            byte[] expected = expected(windows[w]);
            for (int i = 0; i < CLASSES.size(); i++) {
                assertEquals(CLASSES.get(i), one.get(i).path("label").asText());
                assertEquals(expected[i] + 128, 256 * one.get(i).path("value").asDouble(), 1e-6, "window " + w);
            }
        }
    }

    @Test
    void inNodeUnderTheNamesPeopleKnow() throws IOException, InterruptedException, OperationException {
        Tools.require("node");
        write();
        Files.writeString(folder.resolve("try.js"), """
                const EdgeImpulseClassifier = require("./run-impulse.js");
                const windows = require("./windows.json");
                (async () => {
                    const classifier = new EdgeImpulseClassifier();
                    let early = "";
                    try { classifier.classify(windows[0]); } catch (problem) { early = problem.message; }
                    await classifier.init();
                    const all = windows.map(window => classifier.classify(window));
                    let short = "";
                    try { classifier.classify([1, 2, 3]); } catch (problem) { short = problem.message; }
                    const size = classifier.getProperties().slice_size, slices = [];
                    for (let at = 0; at + size <= windows[3].length; at += size) {
                        slices.push(classifier.classifyContinuous(windows[3].slice(at, at + size)));
                    }
                    classifier.setThreshold({ id: 1, min_score: 0.9 });
                    let wrong = "";
                    try { classifier.setThreshold({ id: 9, min_score: 0.9 }); } catch (problem) { wrong = problem.message; }
                    console.log(JSON.stringify({ all, early, short, wrong, slices, properties: classifier.getProperties(),
                        project: classifier.getProject() }));
                })();
                """);
        JsonNode said = JSON.readTree(Tools.run(folder, "node", "try.js"));
        assertEquals(WINDOWS, said.path("all").size());
        compare(said.path("all"), 0);
        assertEquals("Module is not initialized", said.path("early").asText());
        assertEquals("Classification failed (err code: -1)", said.path("short").asText());
        assertEquals("There is no threshold with id 9", said.path("wrong").asText());
        assertEquals(4, said.path("slices").size());
        assertEquals(0, said.path("slices").get(0).path("results").get(0).path("value").asDouble());
        JsonNode properties = said.path("properties");
        assertEquals("accelerometer", properties.path("sensor").asText());
        assertEquals(62.5, properties.path("frequency").asDouble());
        assertEquals(375, properties.path("input_features_count").asInt());
        assertEquals(0.9, properties.path("thresholds").get(0).path("min_score").asDouble());
        assertEquals(request.project(), said.path("project").path("name").asText());
    }

    /** What the phone page of Edge Impulse does with the files: it wraps the script in a function and gives it the module's address. */
    @Test
    void asTheModuleOthersLoad() throws IOException, InterruptedException, OperationException {
        Tools.require("node");
        write();
        Files.writeString(folder.resolve("try.js"), """
                const fs = require("fs");
                const text = fs.readFileSync("edge-impulse-standalone.js", "utf8");
                const line = 'var wasmBinaryFile="edge-impulse-standalone.wasm"';
                if (!text.includes(line)) throw new Error("no such line");
                const load = new Function("wasmBinaryFile", "require", "__dirname", text.replace(line, "") + ";return Module;");
                const Module = load("edge-impulse-standalone.wasm", require, __dirname);
                Module.onRuntimeInitialized = () => {
                    Module.init();
                    const results = require("./windows.json").map(window => {
                        const values = new Float32Array(window), pointer = Module._malloc(4 * values.length);
                        const place = new Uint8Array(Module.HEAPU8.buffer, pointer, 4 * values.length);
                        place.set(new Uint8Array(values.buffer));
                        const found = Module.run_classifier(place.byteOffset, values.length, false), results = [];
                        Module._free(pointer);
                        for (let i = 0; i < found.size(); i++) { results.push(found.get(i)); }
                        found.delete();
                        return { results };
                    });
                    console.log(JSON.stringify({ results, sensor: Module.get_properties().sensor, outputs: Array.from(Module.outputs()) }));
                };
                """);
        JsonNode said = JSON.readTree(Tools.run(folder, "node", "try.js"));
        compare(said.path("results"), 0);
        assertEquals(2, said.path("sensor").asInt());
        byte[] expected = expected(windows[WINDOWS - 1]);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], said.path("outputs").get(i).asInt());
        }
    }

    @Test
    void asModule() throws IOException, InterruptedException, OperationException {
        Tools.require("node");
        write();
        Files.writeString(folder.resolve("try.mjs"), """
                import EdgeImpulseClassifier from "./edge-impulse.mjs";
                import fs from "node:fs";
                const classifier = new EdgeImpulseClassifier();
                await classifier.init();
                console.log(JSON.stringify(JSON.parse(fs.readFileSync("windows.json")).map(window => classifier.classify(window))));
                """);
        compare(JSON.readTree(Tools.run(folder, "node", "try.mjs")), 0);
        Files.writeString(folder.resolve("window.txt"), Arrays.toString(windows[2]).replaceAll("[\\[\\]]", ""));
        String said = new String(Tools.run(folder, "node", "run-impulse.js", "window.txt"), StandardCharsets.UTF_8);
        assertTrue(said.contains("freefall"), said);
    }

    @Test
    void inABrowserWithMotion() throws IOException, InterruptedException, OperationException {
        Tools.require("chromium");
        try (Browser browser = new Browser(files)) {
            browser.await("document.body && document.body.dataset.ready");
            assertEquals(request.project(), browser.evaluate("document.title").asText());
            String one = JSON.writeValueAsString(windows[5]);
            browser.evaluate("document.getElementById('numbers').value = '" + one.replaceAll("[\\[\\]]", "")
                    + "'; document.getElementById('classify').click()");
            byte[] expected = expected(windows[5]);
            JsonNode shown = browser.evaluate("[...document.querySelectorAll('td.score')].map(cell => parseFloat(cell.textContent))");
            for (int i = 0; i < expected.length; i++) {
                assertEquals((expected[i] + 128) / 2.56, shown.get(i).asDouble(), 0.051);
            }
            compare(browser.evaluate("(async () => { const c = new EdgeImpulseClassifier(); await c.init(); return "
                    + JSON.writeValueAsString(windows) + ".map(w => c.classify(w)); })()"), 0);
            motion(browser);
            browser.await("navigator.serviceWorker.controller");
            browser.disconnect();
            browser.evaluate("location.reload()");
            browser.await("document.body && document.body.dataset.ready");
        }
    }

    /** Events as a phone sends them, 60 a second. */
    private static void motion(Browser browser) throws IOException, InterruptedException {
        browser.evaluate("document.getElementById('class').textContent = ''; document.getElementById('start').click()");
        browser.await("document.getElementById('start').textContent === 'Stop'");
        browser.evaluate("""
                (async () => {
                    for (let i = 0; i < 150; i++) {
                        const event = new DeviceMotionEvent("devicemotion", { interval: 16,
                            accelerationIncludingGravity: { x: Math.sin(i / 5), y: 1, z: 9.8 } });
                        Object.defineProperty(event, "timeStamp", { value: 1000 * i / 60 + 1000 });
                        dispatchEvent(event);
                    }
                })()""");
        browser.await("document.getElementById('class').textContent !== ''");
        assertEquals(Boolean.TRUE, browser.evaluate("document.getElementById('notice').hidden").asBoolean());
        browser.evaluate("document.getElementById('start').click()");
        assertEquals("Start", browser.evaluate("document.getElementById('start').textContent").asText());
    }

    /** Reports to nobody. */
    private static final class Quiet implements OperationContext {

        @Override
        public Progress progress() {
            throw new AssertionError("no progress expected");
        }

        @Override
        public boolean cancelled() {
            return false;
        }

        @Override
        public void problem(Problem problem) {
            throw new AssertionError(problem.toString());
        }

        @Override
        public void log(String line) {
            throw new AssertionError(line);
        }

        @Override
        public void metric(String name, long step, double value) {
            throw new AssertionError(name);
        }
    }
}
