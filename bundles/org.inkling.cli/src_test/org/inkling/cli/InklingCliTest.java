package org.inkling.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;

import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.deploy.BoardPack;
import org.inkling.api.operation.Lab;
import org.inkling.api.operation.Operation;
import org.inkling.api.operation.OperationContext;
import org.inkling.api.operation.OperationInfo;
import org.inkling.api.parameter.Parameter;
import org.inkling.api.parameter.ParameterSchema;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.engine.Catalog;
import org.inkling.engine.ModelResult;
import org.inkling.engine.Operations;
import org.inkling.engine.Targets;
import org.inkling.project.LabProject;
import org.inkling.project.Template;
import org.inkling.versioning.Comparison;
import org.inkling.versioning.Version;
import org.inkling.versioning.VersionList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine.Command;

class InklingCliTest {

    @TempDir
    Path folder;

    private final Catalog catalog = new Catalog();
    private final Operations operations = new Operations();
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private boolean terminal;

    /** What an operation was asked, and what it does. */
    private interface Body {
        Object run(ParameterValues arguments, Lab lab, OperationContext context) throws OperationException;
    }

    private record Fake(String id, ParameterSchema arguments, Body body) implements Operation<Object> {

        @Override
        public OperationInfo info() {
            return new OperationInfo(id, id, id);
        }

        @Override
        public Object run(ParameterValues values, Lab lab, OperationContext context) throws OperationException {
            return body.run(values, lab, context);
        }
    }

    private record Answer(String name, List<Integer> numbers) {
    }

    private static final ParameterSchema RUN = ParameterSchema.of(Parameter.text("impulse", "I", "", ""),
            Parameter.text("set", "S", "", ""),
            Parameter.text("seed", "S", "", ""));

    @BeforeEach
    void project() throws Exception {
        LabProject.create(folder.resolve("lab"), Template.find("empty").orElseThrow(), "Läb");
    }

    private void operation(String id, ParameterSchema arguments, Body body) {
        operations.addOperation(new Fake(id, arguments, body));
    }

    private int execute(List<CliVerb> verbs, String... arguments) {
        out.reset();
        err.reset();
        CliContext context = new CliContext(catalog, new Targets(), operations, folder, new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8), terminal, cancelled::get);
        return new InklingCli(context, verbs).execute(arguments);
    }

    private int execute(String... arguments) {
        return execute(List.of(), arguments);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void writesPureJson() {
        operation("run", RUN, (arguments, lab, context) -> {
            context.log("a line");
            context.progress().begin("Doing", 3);
            context.progress().at(3);
            context.problem(Problem.warning("x", Location.PROJECT, "Careful.", "Look"));
            return new Answer(lab.name(), List.of(1, 2));
        });
        assertEquals(ExitCode.OK, execute("run", "lab", "--json"));
        assertEquals("{\n  \"name\" : \"Läb\",\n  \"numbers\" : [ 1, 2 ]\n}\n", out());
        assertEquals("a line\n[3/3] Doing\nwarning: Careful.\n    → Look\n", err());
        assertEquals(ExitCode.OK, execute("run", "lab"));
        assertEquals("a line\n[3/3] Doing\n", out());
    }

    @Test
    void handsOverArguments() {
        operation("run", RUN, (arguments, lab, context) -> arguments.asMap());
        assertEquals(ExitCode.OK, execute("run", "lab", "--set", "nn.cycles=50", "--set", "input.window_ms=2500", "--seed", "7", "--json"));
        assertTrue(out().contains("\"set\" : \"nn.cycles=50\\ninput.window_ms=2500\""), out());
        assertTrue(out().contains("\"seed\" : \"7\""), out());
    }

    @Test
    void aModelMadeElsewhereIsRunAndDeployed() {
        ParameterSchema model = ParameterSchema.of(Parameter.text("model", "M", null, ""), Parameter.text("labels", "L", "", ""),
                Parameter.text("input", "I", "", ""), Parameter.text("format", "F", "auto", ""), Parameter.text("target", "T", "", ""),
                Parameter.text("out", "O", "", ""), Parameter.text("options", "O", "", ""), Parameter.flag("verify", "V", false, ""));
        operation("run-model", model,
                (arguments, lab, context) -> new ModelResult("net", new ModelResult.End(List.of(1, 33), "int8", 0.5f, -3),
                        new ModelResult.End(List.of(1, 2), "float32", 0, 0), Map.of("softmax", 1), 1234, 56, List.of("a", "b"),
                        arguments.text("input").isEmpty() ? List.of() : List.of(new ModelResult.Row("b", List.of(0.25f, 0.75f)))));
        assertEquals(ExitCode.OK, execute("model", "net.tflite"));
        assertTrue(out().contains("Input: 1×33 int8, 0.5 · (value + 3)\nOutput: 1×2 float32\nClasses: a, b\nOperators: 1 softmax\n"),
                out());
        assertEquals(ExitCode.OK, execute("model", "net.tflite", "inputs.csv", "--as", "text"));
        assertEquals("b\ta=0.25\tb=0.75\n", out());
        operation("deploy-model", model, (arguments, lab, context) -> arguments.asMap());
        assertEquals(ExitCode.OK,
                execute("deploy", "--model", "net.tflite", "--labels", "l.txt", "--target", "cpp", "--out", "x.zip", "--json"));
        assertTrue(out().contains("\"model\" : \"" + folder.resolve("net.tflite") + "\""), out());
        assertTrue(out().contains("\"labels\" : \"" + folder.resolve("l.txt") + "\""), out());
        assertEquals(ExitCode.USAGE, execute("deploy", "lab", "--model", "net.tflite", "--target", "cpp", "--out", "x.zip"));
        assertEquals(ExitCode.USAGE, execute("deploy", "--target", "cpp", "--out", "x.zip"));
    }

    @Test
    void versionsAreStoredAndCompared() {
        operation("version-store", ParameterSchema.of(Parameter.text("name", "N", "", "")), (arguments, lab, context) -> arguments.asMap());
        Version one = new Version(1, "aa", "Low", "2026-11-22T20:15:30Z", false, 3, List.of(new Version.Result("motion", 0.936, null)));
        operation("version-list", ParameterSchema.of(), (arguments, lab, context) -> new VersionList(List.of(one)));
        operation("version-compare", ParameterSchema.of(Parameter.text("left", "L", null, ""), Parameter.text("right", "R", null, "")),
                (arguments, lab, context) -> new Comparison(one, one, List.of(new Comparison.Change(arguments.text("right"), "added")),
                        List.of()));
        assertEquals(ExitCode.OK, execute("version", "store", "lab", "--name", "Low", "--json"));
        assertEquals("{\n  \"name\" : \"Low\"\n}\n", out());
        assertEquals(ExitCode.OK, execute("version", "list", "lab"));
        assertEquals("  1  2026-11-22T20:15:30Z  Low  motion: validation 93.6 %, test -\n", out());
        assertEquals(ExitCode.OK, execute("version", "compare", "lab", "Low"));
        assertEquals("1 \"Low\" → 1 \"Low\"\nadded present\n", out());
        assertEquals(ExitCode.USAGE, execute("version"));
    }

    @Test
    void resolvesPathsAgainstTheCallersFolder() {
        operation("export", ParameterSchema.of(Parameter.text("out", "O", null, "")), (arguments, lab, context) -> arguments.asMap());
        assertEquals(ExitCode.OK, execute("export", "lab", "--out", "x/y.zip", "--json"));
        assertTrue(out().contains(folder.resolve("x/y.zip").toString()), out());
    }

    @Test
    void problemsGiveOne() {
        operation("run", RUN, (arguments, lab, context) -> {
            throw new OperationException(Problem.error("x", Location.of("motion.impulse", "nn"), "Broken.", "Mend it"));
        });
        assertEquals(ExitCode.PROBLEMS, execute("run", "lab"));
        assertEquals("error: motion.impulse (nn): Broken.\n    → Mend it\n", err());
        assertEquals(ExitCode.PROBLEMS, execute("run", "nowhere"));
        assertTrue(err().contains("no lab project"), err());
        assertEquals(ExitCode.PROBLEMS, execute("train", "lab"), "an operation that is not installed");
    }

    @Test
    void errorsThatDoNotEndTheWorkGiveOneToo() {
        operation("run", RUN, (arguments, lab, context) -> {
            context.problem(Problem.error("x", Location.of("a.json"), "Cut off."));
            return new Answer("", List.of());
        });
        assertEquals(ExitCode.PROBLEMS, execute("run", "lab"));
        assertEquals("error: a.json: Cut off.\n", err());
    }

    @Test
    void wrongCommandLinesGiveTwoAndTheUsage() {
        operation("import", ParameterSchema.of(Parameter.choice("category", "C", "a", List.of("a", "training"), "")),
                (a, l, c) -> a.asMap());
        for (String[] line : new String[][]{ {}, { "fly" }, { "frobnicate" }, { "rum", "lab" }, { "run" }, { "run", "lab", "--fast" },
                { "run", "lab", "--set", "nn" },
                { "run", "lab", "--seed", "x" }, { "deploy", "lab" }, { "info" }, { "info", "lab", "--boards" },
                { "conformance", "nn", "f" },
                { "synthesize", "rain" }, { "import", "lab" } }) {
            assertEquals(ExitCode.USAGE, execute(line), String.join(" ", line));
            assertTrue(err().contains("Usage: inkling"), String.join(" ", line) + err());
            assertEquals("", out(), String.join(" ", line));
        }
        assertEquals(ExitCode.USAGE, execute("import", "lab", "x", "--category", "sideways"));
        assertTrue(err().contains("sideways"), err());
    }

    @Test
    void everyVerbExplainsItself() {
        for (String verb : List.of("new", "import", "run", "features", "train", "test", "deploy", "export", "info", "synthesize",
                "conformance")) {
            assertEquals(ExitCode.OK, execute(verb, "--help"));
            assertTrue(out().startsWith("Usage: inkling " + verb), out());
        }
        assertEquals(ExitCode.OK, execute("help"));
        assertTrue(out().contains("conformance"));
        assertEquals(ExitCode.OK, execute("--version"));
        assertEquals("Inkling 1.0.0\n", out());
    }

    @Test
    void defectsGiveThree() {
        operation("run", RUN, (arguments, lab, context) -> {
            throw new IllegalStateException("oops");
        });
        operation("test", RUN, (arguments, lab, context) -> {
            throw new UnsatisfiedLinkError("no native");
        });
        assertEquals(ExitCode.INTERNAL, execute("run", "lab"));
        assertTrue(err().contains("oops") && err().contains("at org.inkling.cli"), err());
        assertEquals(ExitCode.INTERNAL, execute("test", "lab"));
        assertTrue(err().contains("no native"), err());
    }

    @Test
    void anInterruptGives130() {
        operation("run", RUN, (arguments, lab, context) -> {
            cancelled.set(true);
            context.checkCancelled();
            return "";
        });
        assertEquals(ExitCode.CANCELLED, execute("run", "lab"));
        assertEquals("Cancelled.\n", err());
    }

    @Test
    void drawsABarOnATerminalOnly() {
        operation("run", RUN, (arguments, lab, context) -> {
            context.progress().begin("Doing", 4);
            context.progress().at(2);
            context.progress().at(4);
            return "";
        });
        terminal = true;
        assertEquals(ExitCode.OK, execute("run", "lab"));
        assertTrue(err().contains("0% Doing") && err().endsWith("\r\u001b[K"), err());
        assertEquals("[4/4] Doing\n", out());
        terminal = false;
        execute("run", "lab");
        assertFalse(err().contains("\r"), err());
    }

    @Command(name = "greet", description = "Greets.")
    private record Greet(CliContext context) implements Callable<Integer> {
        @Override
        public Integer call() {
            context.out().println("hello");
            return ExitCode.OK;
        }
    }

    @Test
    void otherBundlesAddVerbs() {
        assertEquals(ExitCode.OK, execute(List.of(Greet::new), "greet"));
        assertEquals("hello\n", out());
    }

    @Test
    void namesWhatIsInstalledAndWhatIsBroken() {
        BoardPack good = path -> new java.io.ByteArrayInputStream(
                ("schema: 1\nid: my.board\nname: My board\ncore: cortex-m4f\nclock_hz: 64000000\n"
                        + "flash_bytes: 1048576\nram_bytes: 262144\n").getBytes(StandardCharsets.UTF_8));
        BoardPack bad = path -> new java.io.ByteArrayInputStream("schema: 1\nid: x\n".getBytes(StandardCharsets.UTF_8));
        BoardPack broken = path -> {
            throw new NoClassDefFoundError("gone");
        };
        catalog.addBoardPack(good);
        catalog.addBoardPack(bad);
        catalog.addBoardPack(broken);
        assertEquals(ExitCode.OK, execute("info", "--boards"));
        assertEquals("my.board: My board, cortex-m4f, 64 MHz, 1,024 KB flash, 256 KB RAM\n", out());
        assertTrue(err().contains("gone") && err().contains("clock_hz"), err());
        assertEquals(ExitCode.OK, execute("info", "--boards", "--json"));
        assertTrue(out().contains("\"clockHz\" : 64000000"), out());
    }

    @Test
    void conformanceOfNothingFails() throws Exception {
        Path file = Files.writeString(folder.resolve("cases.jsonl"), "{\"sample\": 1}\n");
        assertEquals(ExitCode.PROBLEMS, execute("conformance", "dsp", file.toString()));
        assertTrue(out().contains("1 cases: 0 passed, 1 failed"), out());
        assertEquals(ExitCode.PROBLEMS, execute("conformance", "dsp", "nofile"));
    }
}
