var wasmBinaryFile="edge-impulse-standalone.wasm";

var Module = (function () {
    "use strict";
    const inNode = typeof process !== "undefined" && !!(process.versions && process.versions.node) && typeof require === "function";
    const script = typeof document !== "undefined" && document.currentScript ? document.currentScript.src : undefined;

    return inklingModule(async simd => {
        const file = simd ? wasmBinaryFile : wasmBinaryFile.replace(/\.wasm$/, ".scalar.wasm");
        if (inNode) {
            return require("fs").promises.readFile(require("path").resolve(__dirname, file));
        }
        const answer = await fetch(script && /^https?:/.test(script) ? new URL(file, script) : file);
        if (!answer.ok) {
            throw new Error(file + " cannot be loaded: " + answer.status);
        }
        return answer.arrayBuffer();
    });
})();

if (typeof module === "object" && module.exports) {
    module.exports = Module;
}
