package org.inkling.osgi.tests;

import static org.bytedeco.tensorflowlite.global.tensorflowlite.TfLiteTensorByteSize;
import static org.bytedeco.tensorflowlite.global.tensorflowlite.TfLiteTensorData;
import static org.bytedeco.tensorflowlite.global.tensorflowlite.kTfLiteOk;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.tensorflowlite.BuiltinOpResolverWithoutDefaultDelegates;
import org.bytedeco.tensorflowlite.FlatBufferModel;
import org.bytedeco.tensorflowlite.Interpreter;
import org.bytedeco.tensorflowlite.InterpreterBuilder;

/** A model file in the real TensorFlow Lite 2.18, with its built-in kernels. */
final class LiteModel implements AutoCloseable {

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
