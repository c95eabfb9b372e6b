package org.inkling.osgi.tests;

import static org.bytedeco.tensorflowlite.global.tensorflowlite.TfLiteTensorByteSize;
import static org.bytedeco.tensorflowlite.global.tensorflowlite.TfLiteTensorData;
import static org.bytedeco.tensorflowlite.global.tensorflowlite.kTfLiteOk;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.tensorflowlite.BuiltinOpResolverWithoutDefaultDelegates;
import org.bytedeco.tensorflowlite.FlatBufferModel;
import org.bytedeco.tensorflowlite.Interpreter;
import org.bytedeco.tensorflowlite.InterpreterBuilder;

/** A model file in the real TensorFlow Lite 2.18, with its built-in kernels. */
final class LiteModel implements AutoCloseable {

    static {
        unpackLibrary();
    }

    private final BytePointer file;
    private final FlatBufferModel model;
    private final Interpreter interpreter;

    LiteModel(byte[] bytes) {
        file = new BytePointer(bytes);
        model = FlatBufferModel.VerifyAndBuildFromBuffer(file, bytes.length);
        interpreter = new Interpreter((Pointer) null);
        InterpreterBuilder builder = new InterpreterBuilder(model, new BuiltinOpResolverWithoutDefaultDelegates());
        if (builder.apply(interpreter) != kTfLiteOk || interpreter.AllocateTensors() != kTfLiteOk) {
            throw new IllegalStateException("TensorFlow Lite does not take the file");
        }
    }

    /** JavaCPP finds its library inside the jar on a plain class path only; here it is put on the library path. */
    private static void unpackLibrary() {
        String name = "libjnitensorflowlite.so";
        try (JarFile jar = new JarFile(System.getProperty("inkling.tensorflow-lite"));
                InputStream in = jar.getInputStream(jar.getEntry("org/bytedeco/tensorflowlite/linux-x86_64/" + name))) {
            Path folder = Files.createTempDirectory("tensorflow-lite");
            Files.copy(in, folder.resolve(name));
            folder.toFile().deleteOnExit();
            folder.resolve(name).toFile().deleteOnExit();
            System.setProperty("java.library.path", folder + File.pathSeparator + System.getProperty("java.library.path", ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Bytes of the input tensor in, bytes of the output tensor out. */
    byte[] run(byte[] input) {
        new BytePointer(TfLiteTensorData(interpreter.input_tensor(0))).capacity(input.length).put(input);
        if (interpreter.Invoke() != kTfLiteOk) {
            throw new IllegalStateException("TensorFlow Lite does not run the file");
        }
        byte[] output = new byte[(int) TfLiteTensorByteSize(interpreter.output_tensor(0))];
        new BytePointer(TfLiteTensorData(interpreter.output_tensor(0))).capacity(output.length).get(output);
        return output;
    }

    @Override
    public void close() {
        interpreter.deallocate();
        model.deallocate();
        file.deallocate();
    }
}
