// Times the networks that the tests wrote to ../target/bench, in turns with tfjs-tflite on one thread. See docs/user/on-the-web.md.
const fs = require("fs");
const path = require("path");

const peer = path.join(path.dirname(require.resolve("@tensorflow/tfjs-tflite/package.json")), "wasm", "tflite_web_api_cc_simd");
const models = path.join(process.env.INKLING_SHARED || path.join(__dirname, "../../../../shared"), "models");
const ROUNDS = 25, RUNS = 60;

function times(run) {
    return Array.from({ length: RUNS }, () => {
        const started = process.hrtime.bigint();
        run();
        return Number(process.hrtime.bigint() - started) / 1e6;
    });
}

function median(values) {
    return values.sort((a, b) => a - b)[values.length >> 1];
}

(async () => {
    const tflite = await require(peer + ".js")({ wasmBinary: fs.readFileSync(peer + ".wasm"), print() { }, printErr() { } });
    const options = { numThreads: 1, enableProfiling: false, maxProfilingBufferEntries: 0, enableWebNNDelegate: false, webNNDeviceType: 0 };
    for (const model of ["lab-nets/net_c", "mlperf-tiny/vww_96_int8", "mlperf-tiny/kws_ref_model"]) {
        const file = fs.readFileSync(path.join(models, model + ".tflite")), pointer = tflite._malloc(file.length);
        tflite.HEAPU8.set(file, pointer);
        const theirs = tflite.TFLiteWebModelRunner.CreateFromBufferAndOptions(pointer, file.length, options).value();
        const module = new WebAssembly.Module(fs.readFileSync(path.join(__dirname, "../target/bench", path.basename(model) + ".wasm")));
        const ours = new WebAssembly.Instance(module).exports;
        const a = [], b = [];
        for (let round = 0; round < ROUNDS; round++) {
            a.push(...times(() => theirs.Infer()));
            b.push(...times(() => ours.infer()));
        }
        console.log(path.basename(model).padEnd(16), "Inkling", median(b).toFixed(3), "ms (least", Math.min(...b).toFixed(3) + ")",
            "tfjs-tflite", median(a).toFixed(3), "ms (least", Math.min(...a).toFixed(3) + ")", "ratio", (median(b) / median(a)).toFixed(2));
    }
})();
