function defaultModule() {
    return inklingModule(async simd => {
        const file = new URL(simd ? "edge-impulse-standalone.wasm" : "edge-impulse-standalone.scalar.wasm", import.meta.url);
        if (file.protocol === "file:") {
            return (await import("node:fs/promises")).readFile(file);
        }
        const answer = await fetch(file);
        if (!answer.ok) {
            throw new Error(file + " cannot be loaded: " + answer.status);
        }
        return answer.arrayBuffer();
    });
}

export { EdgeImpulseClassifier, inklingModule };
export default EdgeImpulseClassifier;
