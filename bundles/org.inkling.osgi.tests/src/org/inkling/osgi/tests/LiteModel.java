package org.inkling.osgi.tests;

import static org.bytedeco.tensorflowlite.global.tensorflowlite.TfLiteTensorByteSize;
import static org.bytedeco.tensorflowlite.global.tensorflowlite.TfLiteTensorData;
import static org.bytedeco.tensorflowlite.global.tensorflowlite.kTfLiteOk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.tensorflowlite.BuiltinOpResolverWithoutDefaultDelegates;
import org.bytedeco.tensorflowlite.FlatBufferModel;
import org.bytedeco.tensorflowlite.Interpreter;
import org.bytedeco.tensorflowlite.InterpreterBuilder;

/** A model file in the real TensorFlow Lite 2.18, with its built-in kernels, in a JVM of its own: its native library cannot be a bundle. */
final class LiteModel {

    private LiteModel() {
    }

    /**
     * Runs the model on rows.
     *
     * @param folder for temporary files
     * @param model  bytes of the {@code .tflite} file
     * @param rows   bytes of the input tensor, row after row
     * @return bytes of the output tensor, row after row
     */
    static byte[] run(Path folder, byte[] model, byte[] rows) throws Exception {
        Path modelFile = Files.write(folder.resolve("model"), model);
        Path input = Files.write(folder.resolve("input"), rows);
        Path output = folder.resolve("output");
        String repository = System.getProperty("inkling.repository") + "/org/bytedeco/";
        String classPath = Stream
                .of("javacpp/1.5.11/javacpp-1.5.11.jar", "javacpp/1.5.11/javacpp-1.5.11-linux-x86_64.jar",
                        "tensorflow-lite/2.18.0-1.5.11/tensorflow-lite-2.18.0-1.5.11.jar",
                        "tensorflow-lite/2.18.0-1.5.11/tensorflow-lite-2.18.0-1.5.11-linux-x86_64.jar")
                .map(repository::concat).collect(Collectors.joining(":"));
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("inkling.bundles") + "/org.inkling.osgi.tests/target/classes:" + classPath, LiteModel.class.getName(),
                modelFile.toString(), input.toString(), output.toString()).redirectErrorStream(true).start();
        String log = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(log);
        }
        return Files.readAllBytes(output);
    }

    /** The other JVM: model file, input file, output file. */
    public static void main(String[] files) throws IOException {
        byte[] bytes = Files.readAllBytes(Path.of(files[0]));
        byte[] rows = Files.readAllBytes(Path.of(files[1]));
        ByteArrayOutputStream results = new ByteArrayOutputStream();
        try (BytePointer file = new BytePointer(bytes);
                FlatBufferModel model = FlatBufferModel.VerifyAndBuildFromBuffer(file, bytes.length);
                BuiltinOpResolverWithoutDefaultDelegates resolver = new BuiltinOpResolverWithoutDefaultDelegates();
                Interpreter interpreter = new Interpreter((Pointer) null);
                InterpreterBuilder builder = new InterpreterBuilder(model, resolver)) {
            check(builder.apply(interpreter), "take the file");
            check(interpreter.AllocateTensors(), "allocate its tensors");
            int size = (int) TfLiteTensorByteSize(interpreter.input_tensor(0));
            byte[] output = new byte[(int) TfLiteTensorByteSize(interpreter.output_tensor(0))];
            for (int at = 0; at < rows.length; at += size) {
                new BytePointer(TfLiteTensorData(interpreter.input_tensor(0))).capacity(size).put(Arrays.copyOfRange(rows, at, at + size));
                check(interpreter.Invoke(), "run");
                new BytePointer(TfLiteTensorData(interpreter.output_tensor(0))).capacity(output.length).get(output);
                results.writeBytes(output);
            }
        }
        Files.write(Path.of(files[2]), results.toByteArray());
    }

    private static void check(int status, String what) {
        if (status != kTfLiteOk) {
            throw new IllegalStateException("TensorFlow Lite does not " + what);
        }
    }
}
