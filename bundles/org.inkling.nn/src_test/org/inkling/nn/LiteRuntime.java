package org.inkling.nn;

import static org.bytedeco.tensorflowlite.global.tensorflowlite.TfLiteTensorByteSize;
import static org.bytedeco.tensorflowlite.global.tensorflowlite.TfLiteTensorData;
import static org.bytedeco.tensorflowlite.global.tensorflowlite.kTfLiteOk;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.tensorflowlite.BuiltinOpResolver;
import org.bytedeco.tensorflowlite.BuiltinOpResolverWithoutDefaultDelegates;
import org.bytedeco.tensorflowlite.FlatBufferModel;
import org.bytedeco.tensorflowlite.Interpreter;
import org.bytedeco.tensorflowlite.InterpreterBuilder;
import org.bytedeco.tensorflowlite.InterpreterOptions;
import org.bytedeco.tensorflowlite.TfLiteTensor;

/** The real TensorFlow Lite 2.18 with its built-in kernels (without XNNPACK, which rounds differently). */
final class LiteRuntime implements AutoCloseable {

    private final BytePointer bytes;
    private final FlatBufferModel model;
    private final BuiltinOpResolver resolver;
    private final Interpreter interpreter;

    LiteRuntime(byte[] file) {
        bytes = new BytePointer(file);
        model = FlatBufferModel.VerifyAndBuildFromBuffer(bytes, file.length);
        if (model == null || model.isNull()) {
            throw new IllegalStateException("the flatbuffer verifier refuses the file");
        }
        resolver = new BuiltinOpResolverWithoutDefaultDelegates();
        interpreter = new Interpreter((Pointer) null);
        InterpreterOptions options = new InterpreterOptions();
        options.SetPreserveAllTensors(true);
        InterpreterBuilder builder = new InterpreterBuilder(model, resolver, options);
        builder.SetNumThreads(1);
        if (builder.apply(interpreter) != kTfLiteOk || interpreter.AllocateTensors() != kTfLiteOk) {
            throw new IllegalStateException("TensorFlow Lite does not take the file");
        }
    }

    byte[] run(byte[] input) {
        new BytePointer(TfLiteTensorData(interpreter.input_tensor(0))).capacity(input.length).put(input);
        invoke();
        return bytes(interpreter.output_tensor(0));
    }

    float[] run(float[] input) {
        new FloatPointer(TfLiteTensorData(interpreter.input_tensor(0))).capacity(input.length).put(input);
        invoke();
        TfLiteTensor tensor = interpreter.output_tensor(0);
        float[] output = new float[(int) TfLiteTensorByteSize(tensor) / 4];
        new FloatPointer(TfLiteTensorData(tensor)).capacity(output.length).get(output);
        return output;
    }

    /** What a tensor of the file held after the last run. */
    byte[] values(int tensor) {
        return bytes(interpreter.tensor(tensor));
    }

    private static byte[] bytes(TfLiteTensor tensor) {
        byte[] values = new byte[(int) TfLiteTensorByteSize(tensor)];
        new BytePointer(TfLiteTensorData(tensor)).capacity(values.length).get(values);
        return values;
    }

    private void invoke() {
        if (interpreter.Invoke() != kTfLiteOk) {
            throw new IllegalStateException("TensorFlow Lite does not run the file");
        }
    }

    @Override
    public void close() {
        interpreter.deallocate();
        model.deallocate();
        bytes.deallocate();
    }
}
