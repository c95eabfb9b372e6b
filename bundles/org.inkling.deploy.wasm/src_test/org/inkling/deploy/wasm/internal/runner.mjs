// Runs every case of the file `cases` and writes features, outputs and scores as bytes. See Engine.java.
import fs from "node:fs";

const { exports } = await WebAssembly.instantiate(new WebAssembly.Module(fs.readFileSync("runtime.wasm")));
const cases = fs.readFileSync("cases");
const out = [];
for (let at = 0; at < cases.length;) {
    const [base, image, end, place, bytes, whole, features, featureCount, output, outputs, scores] = Array.from({ length: 11 },
        (_, i) => cases.readInt32LE(at + 4 * i));
    at += 44;
    const missing = end - exports.memory.buffer.byteLength;
    if (missing > 0) {
        exports.memory.grow(Math.ceil(missing / 65536));
    }
    const heap = new Uint8Array(exports.memory.buffer);
    heap.set(cases.subarray(at, at += image), base);
    heap.set(cases.subarray(at, at += bytes), place);
    exports[whole ? "classify" : "infer"]();
    for (const [start, count] of [[features, 4 * featureCount], [output, outputs], [scores, 4 * outputs]]) {
        out.push(Buffer.from(heap.slice(start, start + count)));
    }
}
fs.writeSync(1, Buffer.concat(out));
