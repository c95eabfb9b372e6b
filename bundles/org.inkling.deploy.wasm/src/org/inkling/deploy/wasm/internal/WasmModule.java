package org.inkling.deploy.wasm.internal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The sections of a WebAssembly module, as far as an export changes them (WebAssembly Core Specification 1.0, chapter 5). */
final class WasmModule {

    private static final int PREAMBLE = 8;
    private static final int PAGE = 65_536;

    private static final int CUSTOM = 0;
    private static final int IMPORT = 2;
    private static final int MEMORY = 5;
    private static final int GLOBAL = 6;
    private static final int EXPORT = 7;
    private static final int DATA = 11;
    private static final int DATA_COUNT = 12;

    private static final int I32_CONST = 0x41;
    private static final int END = 0x0b;
    private static final int GLOBAL_KIND = 3;

    private record Section(int id, byte[] content) {
    }

    private final byte[] preamble;
    private final List<Section> sections = new ArrayList<>();

    private WasmModule(byte[] preamble) {
        this.preamble = preamble;
    }

    /** Reads a module. @throws IllegalArgumentException when the bytes are none */
    static WasmModule read(byte[] bytes) {
        Input in = new Input(bytes);
        WasmModule module = new WasmModule(in.bytes(PREAMBLE));
        if (module.preamble[0] != 0 || module.preamble[1] != 'a' || module.preamble[2] != 's' || module.preamble[3] != 'm') {
            throw new IllegalArgumentException("this is not a WebAssembly module");
        }
        while (in.more()) {
            int id = in.next();
            module.sections.add(new Section(id, in.bytes(in.unsigned())));
        }
        return module;
    }

    /** Whether it needs anything from outside. */
    boolean hasImports() {
        return find(IMPORT).map(section -> new Input(section.content).unsigned() > 0).orElse(false);
    }

    /** Content of a custom section. */
    Optional<byte[]> custom(String name) {
        for (Section section : sections) {
            Input in = new Input(section.content);
            if (section.id == CUSTOM && in.name().equals(name)) {
                return Optional.of(in.rest());
            }
        }
        return Optional.empty();
    }

    /** Value of an exported constant of type i32. */
    int exportedConstant(String name) {
        Input exports = new Input(required(EXPORT).content);
        for (int i = exports.unsigned(); i > 0; i--) {
            String exported = exports.name();
            int kind = exports.next();
            int index = exports.unsigned();
            if (kind == GLOBAL_KIND && exported.equals(name)) {
                return constant(index);
            }
        }
        throw new IllegalArgumentException("the module exports no " + name);
    }

    private int constant(int index) {
        Input globals = new Input(required(GLOBAL).content);
        int count = globals.unsigned();
        int value = 0;
        for (int i = 0; i <= index && i < count; i++) {
            globals.bytes(2); // type, mutability
            if (globals.next() != I32_CONST) {
                throw new IllegalArgumentException("global " + i + " is no i32 constant");
            }
            value = globals.signed();
            globals.next();
        }
        return value;
    }

    /** Adds bytes that are in memory from the start, and so much memory. @param end address behind all memory */
    void addData(int address, byte[] content, int end) {
        Section data = find(DATA).orElse(new Section(DATA, new byte[]{ 0 }));
        Input in = new Input(data.content);
        Output out = new Output();
        out.unsigned(in.unsigned() + 1);
        out.bytes(in.rest());
        out.next(0).next(I32_CONST).signed(address).next(END).unsigned(content.length).bytes(content);
        sections.removeIf(section -> section.id == DATA || section.id == DATA_COUNT);
        sections.add(new Section(DATA, out.toBytes()));
        int pages = (int) (((long) end + PAGE - 1) / PAGE);
        int memory = sections.indexOf(required(MEMORY));
        sections.set(memory, new Section(MEMORY, new Output().next(1).next(0).unsigned(pages).toBytes()));
    }

    /** Adds a custom section. */
    void addCustom(String name, byte[] content) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        sections.add(new Section(CUSTOM, new Output().unsigned(text.length).bytes(text).bytes(content).toBytes()));
    }

    byte[] toBytes() {
        Output out = new Output().bytes(preamble);
        sections.forEach(section -> out.next(section.id).unsigned(section.content.length).bytes(section.content));
        return out.toBytes();
    }

    private Optional<Section> find(int id) {
        return sections.stream().filter(section -> section.id == id).findFirst();
    }

    private Section required(int id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("the module has no section " + id));
    }

    /** Reads numbers (LEB128) and bytes. */
    private static final class Input {

        private final byte[] bytes;
        private int at;

        Input(byte[] bytes) {
            this.bytes = bytes;
        }

        boolean more() {
            return at < bytes.length;
        }

        int next() {
            if (at >= bytes.length) {
                throw new IllegalArgumentException("the module ends in the middle of a section");
            }
            return bytes[at++] & 0xff;
        }

        byte[] bytes(int count) {
            if (count < 0 || count > bytes.length - at) {
                throw new IllegalArgumentException("the module ends in the middle of a section");
            }
            at += count;
            return java.util.Arrays.copyOfRange(bytes, at - count, at);
        }

        byte[] rest() {
            return bytes(bytes.length - at);
        }

        String name() {
            return new String(bytes(unsigned()), StandardCharsets.UTF_8);
        }

        int unsigned() {
            int value = 0;
            for (int shift = 0;; shift += 7) {
                int b = next();
                value |= (b & 0x7f) << shift;
                if (b < 0x80 || shift >= 28) {
                    return value;
                }
            }
        }

        int signed() {
            int value = 0;
            for (int shift = 0;; shift += 7) {
                int b = next();
                value |= (b & 0x7f) << shift;
                if (b < 0x80) {
                    return shift < 25 && (b & 0x40) != 0 ? value | -1 << shift + 7 : value;
                }
            }
        }
    }

    /** Writes them. */
    private static final class Output {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Output next(int value) {
            bytes.write(value);
            return this;
        }

        Output bytes(byte[] content) {
            bytes.writeBytes(content);
            return this;
        }

        Output unsigned(int value) {
            int rest = value;
            while ((rest & ~0x7f) != 0) {
                next(rest & 0x7f | 0x80);
                rest >>>= 7;
            }
            return next(rest);
        }

        Output signed(int value) {
            int rest = value;
            while (rest > 63 || rest < -64) {
                next(rest & 0x7f | 0x80);
                rest >>= 7;
            }
            return next(rest & 0x7f);
        }

        byte[] toBytes() {
            return bytes.toByteArray();
        }
    }
}
