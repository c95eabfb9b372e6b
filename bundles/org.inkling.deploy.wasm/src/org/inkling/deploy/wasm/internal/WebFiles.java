package org.inkling.deploy.wasm.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

import org.inkling.api.deploy.DeployRequest;
import org.inkling.api.impulse.SignalShape;

/** The text files of an export: JavaScript, page, README. Put together from {@code web/}. */
final class WebFiles {

    /** What is exported is free to use without any condition, like the other exports. */
    private static final String LICENCE = "// SPDX-License-Identifier: 0BSD\n";

    private WebFiles() {
    }

    /** @param binaries the modules, whose content decides the version that the page keeps */
    static Map<String, String> of(DeployRequest request, boolean page, Map<String, byte[]> binaries) {
        Map<String, String> files = new TreeMap<>();
        files.put("edge-impulse-standalone.js", LICENCE + read("module.js") + "\n" + read("standalone.js"));
        files.put("run-impulse.js", LICENCE + read("classifier.js") + "\n" + read("run-impulse.js"));
        files.put("edge-impulse.mjs", LICENCE + read("module.js") + "\n" + read("classifier.js") + "\n" + read("esm.js"));
        files.put("README.md", readme(request, page));
        if (page) {
            files.put("index.html", read("index.html"));
            files.put("service-worker.js", worker(files, binaries));
        }
        return files;
    }

    private static String read(String name) {
        return new String(Runtime.resource("web/" + name), StandardCharsets.UTF_8);
    }

    private static String worker(Map<String, String> texts, Map<String, byte[]> binaries) {
        CRC32 version = new CRC32();
        binaries.values().forEach(version::update);
        texts.values().forEach(text -> version.update(text.getBytes(StandardCharsets.UTF_8)));
        List<String> names = new ArrayList<>(List.of("./", "index.html", "edge-impulse-standalone.js", "run-impulse.js"));
        names.addAll(binaries.keySet());
        return LICENCE + read("service-worker.js").replace("@VERSION@", String.format(Locale.ROOT, "%08x", version.getValue()))
                .replace("@FILES@", names.stream().map(name -> '"' + name + '"').collect(Collectors.joining(", ", "[", "]")));
    }

    private static String readme(DeployRequest request, boolean page) {
        SignalShape window = request.window();
        String text = """
                # @PROJECT@

                Classifies windows of @FRAMES@ frames of @AXES@, one frame every @INTERVAL@ ms: @SIZE@ numbers, one frame after the other.
                Classes: @CLASSES@.

                ```js
                // Node.js: node run-impulse.js FILE does this with the numbers in a file.
                const EdgeImpulseClassifier = require("./run-impulse.js");
                const classifier = new EdgeImpulseClassifier();
                await classifier.init();
                console.log(classifier.classify(window)); // { anomaly: 0, results: [{ label, value }, …] }
                ```

                - In a page: `<script src="edge-impulse-standalone.js"></script><script src="run-impulse.js"></script>`, then the same class.
                - As a module: `import EdgeImpulseClassifier from "./edge-impulse.mjs";` in a browser or in Node.js.
                - `classifyContinuous(slice)` takes the next `getProperties().slice_size` numbers of a signal.
                - `edge-impulse-standalone.wasm` uses vector instructions.
                  A browser without them gets `edge-impulse-standalone.scalar.wasm`; both give the same answers.
                """;
        if (page) {
            text += """

                    `index.html` classifies the sensors of a phone or a computer's microphone.
                    Browsers give sensors only to pages from `https://` or `localhost`: put the folder on any web server, or try it here with
                    `python3 -m http.server 8000` and <http://localhost:8000/>.
                    Opened once, the page works without a network.
                    """;
        }
        return text.replace("@FRAMES@", Integer.toString(window.frames())).replace("@INTERVAL@", number(window.intervalMs()))
                .replace("@SIZE@", Integer.toString(window.size()))
                .replace("@AXES@", window.axes().stream().map(WebFiles::code).collect(Collectors.joining(", ")))
                .replace("@CLASSES@", request.classes().stream().map(WebFiles::code).collect(Collectors.joining(", ")))
                .replace("@PROJECT@", request.project().replaceAll("\\s+", " "));
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9 ? Long.toString((long) value) : String.format(Locale.ROOT, "%s", value);
    }

    private static String code(String name) {
        return "`" + name.replace('`', '\'').replaceAll("\\s+", " ") + "`";
    }
}
