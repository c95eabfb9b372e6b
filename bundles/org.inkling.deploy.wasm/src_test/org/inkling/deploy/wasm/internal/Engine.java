package org.inkling.deploy.wasm.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.dylibso.chicory.compiler.MachineFactoryCompiler;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.wasm.Parser;

/** Ways to run a runtime on many images: one module, its memory written anew for each. */
enum Engine {

    CHICORY {
        @Override
        List<Result> run(List<Case> cases) {
            Instance instance = Instance.builder(Parser.parse(Runtime.SCALAR.bytes())).withMachineFactory(MachineFactoryCompiler::compile)
                    .build();
            Memory memory = instance.memory();
            List<Result> results = new ArrayList<>();
            for (Case one : cases) {
                int missing = one.image.end() - memory.pages() * Memory.PAGE_SIZE;
                if (missing > 0) {
                    memory.grow((missing + Memory.PAGE_SIZE - 1) / Memory.PAGE_SIZE);
                }
                memory.write(one.image.base(), one.image.content());
                memory.write(one.at(), one.bytes());
                instance.export(one.call()).apply();
                results.add(new Result(memory.readBytes(one.image.features(), Float.BYTES * one.image.featureCount()),
                        memory.readBytes(one.image.output(), one.outputs), memory.readBytes(one.image.scores(),
                                Float.BYTES * one.outputs)));
            }
            return results;
        }
    },

    NODE_SIMD {
        @Override
        List<Result> run(List<Case> cases) throws IOException, InterruptedException {
            return node(Runtime.SIMD, cases);
        }
    },

    NODE_SCALAR {
        @Override
        List<Result> run(List<Case> cases) throws IOException, InterruptedException {
            return node(Runtime.SCALAR, cases);
        }
    };

    /**
     * One run.
     *
     * @param window  runs everything; null to run only the network
     * @param input   runs the network; null to run everything
     * @param outputs number of outputs
     */
    record Case(ImpulseImage image, float[] window, byte[] input, int outputs) {

        int at() {
            return window == null ? image.input() : image.window();
        }

        String call() {
            return window == null ? "infer" : "classify";
        }

        byte[] bytes() {
            if (window == null) {
                return input;
            }
            ByteBuffer buffer = ByteBuffer.allocate(Float.BYTES * window.length).order(ByteOrder.LITTLE_ENDIAN);
            buffer.asFloatBuffer().put(window);
            return buffer.array();
        }
    }

    /** Bytes read back, reals little endian. */
    record Result(byte[] features, byte[] outputs, byte[] scores) {

        float[] floats(byte[] bytes) {
            float[] values = new float[bytes.length / Float.BYTES];
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
            return values;
        }
    }

    abstract List<Result> run(List<Case> cases) throws IOException, InterruptedException;

    /** Skips the test when what this needs is not installed. */
    void require() {
        if (this != CHICORY) {
            Tools.require("node");
        }
    }

    /** Every case goes to node as its numbers and bytes, and comes back as bytes. */
    private static List<Result> node(Runtime runtime, List<Case> cases) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("inkling-node");
        try {
            Files.write(folder.resolve("runtime.wasm"), runtime.bytes());
            Files.write(folder.resolve("runner.mjs"), Engine.class.getResourceAsStream("runner.mjs").readAllBytes());
            ByteArrayOutputStream in = new ByteArrayOutputStream();
            for (Case one : cases) {
                ImpulseImage image = one.image;
                in.writeBytes(
                        numbers(image.base(), image.content().length, image.end(), one.at(), one.bytes().length, one.window == null ? 0 : 1,
                                image.features(), image.featureCount(), image.output(), one.outputs, image.scores()));
                in.writeBytes(image.content());
                in.writeBytes(one.bytes());
            }
            Files.write(folder.resolve("cases"), in.toByteArray());
            ByteBuffer out = ByteBuffer.wrap(Tools.run(folder, "node", "runner.mjs"));
            List<Result> results = new ArrayList<>();
            for (Case one : cases) {
                results.add(new Result(next(out, Float.BYTES * one.image.featureCount()), next(out, one.outputs),
                        next(out, Float.BYTES * one.outputs)));
            }
            assertEquals(0, out.remaining());
            return results;
        } finally {
            Tools.delete(folder);
        }
    }

    private static byte[] numbers(int... values) {
        ByteBuffer buffer = ByteBuffer.allocate(Integer.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asIntBuffer().put(values);
        return buffer.array();
    }

    private static byte[] next(ByteBuffer from, int count) {
        byte[] bytes = new byte[count];
        from.get(bytes);
        return bytes;
    }
}
