package org.inkling.deploy.wasm.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The runtime without a model, compiled from {@code runtime/} when this bundle is built. */
enum Runtime {

    /** With the 128-bit vectors every current browser has. */
    SIMD("simd"),

    /** For any browser since 2017. */
    SCALAR("scalar");

    private final String id;

    Runtime(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    /** The module. */
    byte[] bytes() {
        return resource(id + ".wasm");
    }

    /** Where an impulse goes. */
    int base() {
        return WasmModule.read(bytes()).exportedConstant("__heap_base");
    }

    /** A file of this package. */
    static byte[] resource(String name) {
        try (InputStream in = Runtime.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("resource " + name + " is missing");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
