package org.inkling.deploy.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.deploy.DeployRequest;
import org.inkling.api.parameter.ParameterValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Arduino library, compiled with the AVR core of Debian and with a compiler for Cortex-M. */
class ArduinoTargetTest {

    private static final Path HARDWARE = Path.of("/usr/share/arduino/hardware");
    /** The core 1.8.7 wants a macro that the C++ of avr-gcc 5.4, which Debian has beside it, does not define. */
    private static final String CORE_WORKAROUND = "compiler.cpp.extra_flags=-DDECIMAL_DIG=__DECIMAL_DIG__";
    private static final String NAME = "Free_fall_test_inferencing";

    @TempDir
    private Path folder;

    private final ArduinoTarget target = new ArduinoTarget(Requests.CATALOG);

    private Map<String, byte[]> export(DeployRequest request, Path to) throws OperationException, IOException {
        assertEquals(List.of(), target.check(request));
        Map<String, byte[]> files = new TreeMap<>();
        target.generate(request, files::put, CppTargetTest.quiet());
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = to.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        return files;
    }

    private static DeployRequest request() throws OperationException {
        return Requests.of(List.of("free fall", "it's \"quoted\" \\ ??/", "int"));
    }

    @Test
    void itIsALibraryOfThatName() throws Exception {
        Map<String, byte[]> files = export(request(), folder);
        assertTrue(files.keySet().stream().allMatch(path -> path.startsWith(NAME + "/")));
        Properties properties = new Properties();
        properties.load(new StringReader(new String(files.get(NAME + "/library.properties"))));
        assertEquals(NAME, properties.get("name"));
        assertEquals("*", properties.get("architectures"));
        assertTrue(files.containsKey(NAME + "/src/" + properties.get("includes")));
        assertTrue(files.containsKey(NAME + "/examples/static_buffer/static_buffer.ino"));
        assertTrue(files.containsKey(NAME + "/examples/accelerometer_continuous/accelerometer_continuous.ino"));
        for (String line : new String(files.get(NAME + "/keywords.txt")).split("\n")) {
            assertTrue(line.matches("\\w+\t(KEYWORD[12]|LITERAL1)"), line);
        }
    }

    /** An example built for an Arduino Mega with the real core and library resolution, then run in a simulator. */
    @Test
    void itsExampleClassifiesOnAMega() throws Exception {
        Compiler.require("avr-gcc");
        assumeTrue(Files.isDirectory(HARDWARE), "arduino-core-avr is not installed: the sketch is not compiled");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/arduino-builder")), "arduino-builder is not installed: the sketch is not compiled");
        DeployRequest request = request();
        export(request, folder.resolve("libraries"));
        Path own = Files.createDirectories(folder.resolve("sketches/nano_accelerometer"));
        try (InputStream in = ArduinoTargetTest.class.getResourceAsStream("front/nano_accelerometer.ino")) {
            Files.writeString(own.resolve("nano_accelerometer.ino"),
                    new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("@HEADER@", NAME + ".h"));
        }
        for (String example : List.of("accelerometer_continuous", "static_buffer", "nano_accelerometer")) {
            Path sketch = example.startsWith("nano") ? own : folder.resolve("libraries/" + NAME + "/examples/" + example);
            Path build = Files.createDirectories(folder.resolve("build-" + example));
            built(List.of("arduino-builder", "-compile", "-quiet", "-hardware", "/usr/share/arduino-builder", "-hardware",
                    HARDWARE.toString(), "-tools", "/usr/bin", "-libraries",
                    folder.resolve("libraries").toString(), "-fqbn", "arduino:avr:mega:cpu=atmega2560", "-build-path", build.toString(),
                    "-warnings", "all", "-prefs", CORE_WORKAROUND,
                    sketch.resolve(example + ".ino").toString()));
            assertTrue(Files.size(build.resolve(example + ".ino.elf")) > 0);
        }
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/simavr")), "simavr is not installed: the sketch does not run");
        float[] scores = Requests.scores(request, request.sampleWindow());
        String line = simulated(folder.resolve("build-static_buffer/static_buffer.ino.elf"), "in us: ");
        for (int i = 0; i < scores.length; i++) {
            assertTrue(line.contains(String.format(Locale.ROOT, ": %.3f", Math.floor(scores[i] * 1000) / 1000)), line);
        }
        String other = simulated(folder.resolve("build-nano_accelerometer/nano_accelerometer.ino.elf"), "uncertain");
        assertTrue(other.contains("free fall: 0.") || other.contains("free fall: 1."), other);
    }

    private void built(List<String> command) throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        assertTrue(process.waitFor(15, TimeUnit.MINUTES));
        String said = Files.readString(log);
        assertEquals(0, process.exitValue(), String.join(" ", command) + "\n" + said);
        assertTrue(said.lines().noneMatch(line -> line.contains("warning:") && line.contains(NAME)), said);
    }

    /** What the sketch writes until it has written a text. */
    private static String simulated(Path elf, String until) throws IOException, InterruptedException {
        Path out = elf.resolveSibling("simulated");
        Process process = new ProcessBuilder("simavr", "-m", "atmega2560", "-f", "16000000", elf.toString()).redirectErrorStream(true)
                .redirectOutput(out.toFile()).start();
        try {
            for (int tries = 0; tries < 3000 && process.isAlive(); tries++) {
                String said = Files.readString(out);
                if (said.contains(until)) {
                    return said;
                }
                Thread.sleep(100);
            }
            return Files.readString(out);
        } finally {
            process.destroyForcibly();
        }
    }

    /** Any other core: everything compiles for a Cortex-M as the Arduino IDE would call the compiler. */
    @Test
    void itCompilesForACortexM() throws Exception {
        Compiler.require("arm-none-eabi-g++");
        Map<String, byte[]> files = export(request(), folder);
        Path core = Files.createDirectories(folder.resolve("core/avr")).getParent();
        Files.writeString(core.resolve("avr/pgmspace.h"), "#include <string.h>\n#define PROGMEM\n#define memcpy_P memcpy\n");
        Files.writeString(core.resolve("Arduino.h"), """
                #ifndef ARDUINO_H
                #define ARDUINO_H
                #include <stdint.h>
                #include <string.h>
                #include <avr/pgmspace.h>
                #define A0 14
                extern "C" unsigned long micros(void);
                extern "C" unsigned long millis(void);
                extern "C" void delay(unsigned long ms);
                extern "C" int analogRead(int pin);
                struct SerialPort {
                    void begin(unsigned long);
                    int available();
                    int read();
                    void write(uint8_t);
                    void write(const char *);
                    void print(const char *);
                    void print(float, int);
                    void println(const char *);
                    void println(unsigned long);
                };
                extern SerialPort Serial;
                #endif
                """);
        List<String> common = List.of("-mcpu=cortex-m4", "-mthumb", "-Os", "-Wall", "-Wextra", "-Werror", "-DARDUINO=10819", "-Icore",
                "-I" + NAME + "/src", "-c");
        List<String> cpp = new ArrayList<>(List.of("arm-none-eabi-g++", "-std=gnu++11", "-fno-exceptions", "-fno-rtti"));
        List<String> c = new ArrayList<>(List.of("arm-none-eabi-gcc", "-std=gnu11"));
        cpp.addAll(common);
        c.addAll(common);
        for (String path : files.keySet()) {
            if (path.endsWith(".c")) {
                c.add(path);
            } else if (path.endsWith(".cpp")) {
                cpp.add(path);
            } else if (path.endsWith(".ino")) {
                Path sketch = folder.resolve(path.replace(".ino", ".cpp"));
                Files.writeString(sketch, "#include <Arduino.h>\n" + new String(files.get(path)));
                cpp.add(folder.relativize(sketch).toString());
            }
        }
        Compiler.run(folder, new byte[0], c);
        Compiler.run(folder, new byte[0], cpp);
        try (Stream<Path> objects = Files.list(folder)) {
            assertTrue(objects.filter(path -> path.toString().endsWith(".o")).count() >= 6);
        }
    }

    @Test
    void aBoardTooSmallIsAProblem() throws Exception {
        DeployRequest r = request();
        DeployRequest small = new DeployRequest(r.project(), r.impulse(), r.window(), r.classes(), r.standardiser(), r.float32(), r.int8(),
                r.threshold(), r.sampleWindow(),
                target.schema().complete(ParameterValues.of(Map.of("ram_bytes", "700")), "", "", problem -> {
                    throw new AssertionError(problem.toString());
                }));
        List<Problem> problems = target.check(small);
        assertEquals(List.of("deploy.board-memory"), problems.stream().map(Problem::code).toList());
        assertTrue(problems.get(0).summary().contains("700"));
    }
}
