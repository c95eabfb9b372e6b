package org.inkling.deploy.wasm.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Promises of the runtime: small, alone, reproducible. */
class RuntimeTest {

    private static final int LIMIT = 12 * 1024; // issue 3, "Targets"

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Runtime.class)
    void smallAndWithoutImports(Runtime runtime) {
        assertTrue(runtime.bytes().length < LIMIT, runtime + " has " + runtime.bytes().length + " bytes");
        WasmModule module = WasmModule.read(runtime.bytes());
        assertFalse(module.hasImports());
        assertEquals(0, runtime.base() % Constants.ALIGNMENT, "vectors need this alignment");
        assertEquals(Runtime.SIMD.base(), runtime.base(), "tests use one image for both");
        assertThrows(IllegalArgumentException.class, () -> module.exportedConstant("nothing"));
    }

    @Test
    void theSameSourcesGiveTheSameBytes() throws IOException, InterruptedException {
        Tools.require("clang");
        Tools.require("wasm-ld");
        Path script = Path.of("runtime/build.sh").toAbsolutePath();
        for (int i = 0; i < 2; i++) {
            Tools.run(folder, "sh", script.toString(), folder.resolve("build " + i).toString());
            for (Runtime runtime : Runtime.values()) {
                assertArrayEquals(runtime.bytes(), Files.readAllBytes(folder.resolve("build " + i).resolve(runtime.id() + ".wasm")));
            }
        }
    }

    @Test
    void dataAndDescriptionAreAdded() {
        WasmModule module = WasmModule.read(Runtime.SCALAR.bytes());
        byte[] content = new byte[300];
        Arrays.fill(content, (byte) 7);
        module.addData(Runtime.SCALAR.base(), content, 1_000_000);
        module.addCustom("inkling", new byte[]{ 1, 2 });
        WasmModule again = WasmModule.read(module.toBytes());
        assertArrayEquals(new byte[]{ 1, 2 }, again.custom("inkling").orElseThrow());
        assertArrayEquals(module.toBytes(), again.toBytes());
        assertTrue(again.custom("other").isEmpty());
    }

    @Test
    void whatIsNoModuleIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> WasmModule.read(new byte[0]));
        assertThrows(IllegalArgumentException.class, () -> WasmModule.read("not a module".getBytes()));
        byte[] cut = Arrays.copyOf(Runtime.SIMD.bytes(), 1000);
        assertThrows(IllegalArgumentException.class, () -> WasmModule.read(cut));
    }
}
