package org.inkling.deploy.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.deploy.DeployRequest;
import org.inkling.api.deploy.FileSink;
import org.inkling.api.operation.OperationContext;
import org.inkling.api.operation.Progress;
import org.inkling.api.parameter.ParameterValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Linux program, spoken to through standard input and through a socket. */
class EimTargetTest {

    private static final List<String> CLASSES = List.of("idle", "it's \"quoted\" \\", "Ruhe – ü");
    private static final Pattern SCORE = Pattern.compile("\"classification\":\\{(.*)\\}\\},\"timing\"");

    @TempDir
    private Path folder;

    private final EimTarget target = new EimTarget(Requests.CATALOG);
    private final List<String> log = new ArrayList<>();

    private final OperationContext context = new OperationContext() {

        @Override
        public Progress progress() {
            throw new AssertionError("no progress is told");
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
            log.add(line);
        }

        @Override
        public void metric(String name, long step, double value) {
            throw new AssertionError(name);
        }
    };

    private Path program(DeployRequest request) throws OperationException, IOException {
        Compiler.require("g++");
        assertEquals(List.of(), target.check(request));
        Set<String> programs = new HashSet<>();
        target.generate(request, new FileSink() {

            @Override
            public void write(String path, byte[] content) throws IOException {
                Path file = folder.resolve(path);
                Files.createDirectories(file.getParent());
                Files.write(file, content);
            }

            @Override
            public void writeExecutable(String path, byte[] content) throws IOException {
                write(path, content);
                programs.add(path);
            }
        }, context);
        assertEquals(Set.of("Free_fall_test.eim"), programs);
        assertEquals(List.of("Compiling with g++..."), log);
        Path program = folder.resolve("Free_fall_test.eim");
        assertTrue(program.toFile().setExecutable(true));
        return program;
    }

    private static String numbers(float[] values) {
        return Arrays.toString(values);
    }

    private static float[] scores(String answer) {
        Matcher matcher = SCORE.matcher(answer);
        assertTrue(matcher.find(), answer);
        String[] parts = matcher.group(1).split(",");
        float[] scores = new float[parts.length];
        for (int i = 0; i < parts.length; i++) {
            scores[i] = Float.parseFloat(parts[i].substring(parts[i].lastIndexOf(':') + 1));
        }
        return scores;
    }

    @Test
    void itSpeaksOnStandardInput() throws Exception {
        DeployRequest request = Requests.of(CLASSES);
        Path program = program(request);
        float[] window = Requests.numbers(new Random(2), 8);
        String input = "{\"classify\":[1],\"id\":7}\nnonsense\n{\"hello\":1,\"id\":1}{\"id\": 2 ,\n \"classify\" : " + numbers(window)
                + ", \"debug\":false}\n{\"classify\":[1,2],\"id\":3}{\"classify\":[1,2,3,4,5,6,7,null],\"id\":4}"
                + "{\"set_threshold\":{\"id\":3,\"min_score\":0.5},\"id\":5}{\"other\":\"}{ \\\" \",\"id\":6}"
                + "{\"classify_shm\":{\"elements\":8},\"id\":8}";
        List<String> answers = Compiler.lines(folder, input, List.of(program.toString(), "stdin"));
        assertEquals(9, answers.size(), answers::toString);
        assertEquals("{\"id\":7,\"success\":false,\"error\":\"Invalid message, should initialize first\"}", answers.get(0));
        assertEquals("{\"id\":0,\"success\":false,\"error\":\"Failed to handle message\"}", answers.get(1));
        String hello = answers.get(2);
        assertTrue(
                hello.startsWith(
                        "{\"id\":1,\"success\":true,\"project\":{\"id\":1,\"owner\":\"Inkling\",\"name\":\"Free fall */ \\\"test\\\"\""),
                hello);
        for (String field : List.of("\"input_features_count\":8,", "\"frequency\":62.5,", "\"interval_ms\":16,", "\"axis_count\":2,",
                "\"label_count\":3,", "\"labels\":[\"idle\",\"it's \\\"quoted\\\" \\\\\",\"Ruhe – ü\"]",
                "\"model_type\":\"classification\"",
                "\"slice_size\":1,", "\"thresholds\":[]", "\"impulse_name\":\"motion\"")) {
            assertTrue(hello.contains(field), field + " in " + hello);
        }
        assertEquals(numbers(Requests.scores(request, window)), numbers(scores(answers.get(3))));
        assertEquals("{\"id\":3,\"success\":false,\"error\":\"Invalid number of features in 'classify', expected 8 but got 2\"}",
                answers.get(4));
        assertEquals("{\"id\":4,\"success\":false,\"error\":\"Invalid features in 'classify', expected an array of numbers\"}",
                answers.get(5));
        for (int i = 6; i < 9; i++) {
            assertTrue(answers.get(i).startsWith("{\"id\":" + List.of(5, 6, 8).get(i - 6) + ",\"success\":false,\"error\":\""),
                    answers.get(i));
        }
    }

    @Test
    void itPrintsItsMetadata() throws Exception {
        Path program = program(Requests.of(CLASSES));
        List<String> lines = Compiler.lines(folder, "", List.of(program.toString(), "--print-metadata"));
        assertEquals(1, lines.size());
        assertTrue(lines.get(0).contains("\"model_parameters\""));
    }

    /** Slices of one frame, two in the average: a window of four frames. */
    @Test
    void itSpeaksOnASocket() throws Exception {
        DeployRequest request = Requests.of(CLASSES);
        Path program = program(request);
        Path socket = folder.resolve("runner.sock");
        Process process = new ProcessBuilder(program.toString(), socket.toString()).redirectErrorStream(true).start();
        try {
            byte[] waiting = new byte[23];
            assertEquals(waiting.length, process.getInputStream().readNBytes(waiting, 0, waiting.length));
            assertEquals("Waiting for connection ", new String(waiting, StandardCharsets.UTF_8));
            try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
                connect(channel, socket);
                assertTrue(ask(channel, "{\"hello\":1,\"id\":1}").contains("\"success\":true"));
                float[] stream = Requests.numbers(new Random(4), 2 * 10);
                float[] last = new float[3];
                for (int frame = 1; frame <= 10; frame++) {
                    String slice = numbers(Arrays.copyOfRange(stream, 2 * frame - 2, 2 * frame));
                    String answer = ask(channel, "{\"classify_continuous\":" + slice + ",\"id\":" + (frame + 1) + "}");
                    assertTrue(answer.startsWith("{\"id\":" + (frame + 1) + ",\"success\":true"), answer);
                    float[] now = frame < 4 ? new float[3] : Requests.scores(request, Arrays.copyOfRange(stream, 2 * frame - 8, 2 * frame));
                    float[] found = scores(answer);
                    for (int i = 0; i < 3; i++) {
                        assertEquals((now[i] + last[i]) / 2, found[i], 1e-6f, "frame " + frame);
                    }
                    last = now;
                }
                float[] window = Arrays.copyOf(stream, 8);
                assertEquals(numbers(Requests.scores(request, window)),
                        numbers(scores(ask(channel, "{\"classify\":" + numbers(window) + ",\"id\":99}"))));
            }
            assertTrue(process.waitFor(5, TimeUnit.MINUTES), "it ends with its client");
            assertEquals(0, process.exitValue());
        } finally {
            process.destroyForcibly();
        }
    }

    private static void connect(SocketChannel channel, Path socket) throws IOException {
        channel.connect(UnixDomainSocketAddress.of(socket));
    }

    /** Answers end with a line end and a zero. */
    private static String ask(SocketChannel channel, String message) throws IOException {
        channel.write(ByteBuffer.wrap(message.getBytes(StandardCharsets.UTF_8)));
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        ByteBuffer one = ByteBuffer.allocate(1);
        while (channel.read(one) == 1) {
            byte b = one.flip().get();
            one.clear();
            if (b == 0) {
                break;
            }
            answer.write(b);
        }
        String text = answer.toString(StandardCharsets.UTF_8);
        assertTrue(text.endsWith("\n"), text);
        return text.strip();
    }

    private DeployRequest with(String compiler) throws OperationException {
        DeployRequest r = Requests.of(CLASSES);
        return new DeployRequest(r.project(), r.impulse(), r.window(), r.classes(), r.standardiser(), r.float32(), r.int8(), r.threshold(),
                r.sampleWindow(), ParameterValues.of(Map.of("compiler", compiler)));
    }

    @Test
    void withoutACompilerThereIsAWayOut() throws Exception {
        List<Problem> problems = target.check(with("no-such-compiler-c++"));
        assertEquals(List.of("deploy.no-compiler"), problems.stream().map(Problem::code).toList());
        assertThrows(OperationException.class, () -> target.generate(with("no-such-compiler-c++"), (path, content) -> {
            throw new AssertionError(path);
        }, context));
        Map<String, byte[]> files = new TreeMap<>();
        assertEquals(List.of(), target.check(with("")));
        target.generate(with(""), files::put, context);
        assertTrue(files.keySet().stream().noneMatch(path -> path.endsWith(".eim")));
        Compiler.require("make");
        Compiler.require("g++");
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        Compiler.run(folder.resolve("source"), new byte[0], List.of("make", "-s", "CXXFLAGS=-O1 -Wall -Wextra -Werror"));
        assertTrue(Files.isExecutable(folder.resolve("source/Free_fall_test.eim")));
    }

    @Test
    void whatTheCompilerSaysIsAProblem() {
        OperationException e = assertThrows(OperationException.class, () -> target.generate(with("cp"), (path, content) -> {}, context));
        assertEquals("deploy.compile", e.problems().get(0).code());
    }
}
