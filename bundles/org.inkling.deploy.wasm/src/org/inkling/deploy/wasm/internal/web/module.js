/**
 * Loads an exported impulse and gives it the interface that programs for Edge Impulse's WebAssembly expect of `Module`.
 * @param {(simd: boolean) => Promise<BufferSource>} load gives the bytes of the .wasm file with or without vector instructions
 */
function inklingModule(load) {
    "use strict";

    // The smallest module with a vector instruction: (func (drop (i8x16.splat (i32.const 0)))) for the browser to accept or refuse.
    const vectors = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 9, 1, 7, 0, 65, 0, 253, 15, 26, 11]);
    const SHAPES_DO_NOT_MATCH = -1;

    let about, exports;
    let history, filled = 0; // the last window of run_classifier_continuous
    const taken = new Map(); // start and size of what _malloc gave

    const module = {
        /** Set this to be called once everything is loaded; or wait for `ready`. */
        onRuntimeInitialized: null,
        calledRun: false,

        get HEAPU8() {
            return new Uint8Array(exports.memory.buffer);
        },

        get HEAPF32() {
            return new Float32Array(exports.memory.buffer);
        },

        init() {
            filled = 0;
            return 0;
        },

        /** Memory behind that of the impulse: the first gap that is large enough. */
        _malloc(bytes) {
            const size = Math.ceil(Math.max(bytes, 1) / 16) * 16;
            let at = about.memory.end;
            for (const [start, length] of [...taken].sort((a, b) => a[0] - b[0])) {
                if (start - at >= size) {
                    break;
                }
                at = start + length;
            }
            const missing = at + size - exports.memory.buffer.byteLength;
            if (missing > 0) {
                exports.memory.grow(Math.ceil(missing / 65536));
            }
            taken.set(at, size);
            return at;
        },

        _free(pointer) {
            taken.delete(pointer);
        },

        run_classifier(pointer, length, debug) {
            if (length !== about.memory.window.size) {
                return result(SHAPES_DO_NOT_MATCH, []);
            }
            return classify(floats(pointer, length), debug);
        },

        /** Takes one slice, the next part of a signal; scores are 0 until a whole window has come. */
        run_classifier_continuous(pointer, length, debug) {
            const size = about.memory.window.size;
            if (length > size || length % about.axes.length !== 0) {
                return result(SHAPES_DO_NOT_MATCH, []);
            }
            history = history || new Float32Array(size);
            history.copyWithin(0, length);
            history.set(floats(pointer, length), size - length);
            filled = Math.min(size, filled + length);
            return filled < size ? result(0, about.labels.map(() => 0)) : classify(history, debug);
        },

        get_properties() {
            return { ...about.properties, thresholds: about.properties.thresholds.map(threshold => ({ ...threshold })) };
        },

        get_project() {
            return { ...about.project };
        },

        /** @param {{id: number, min_score: number}} threshold */
        set_threshold(threshold) {
            const found = about.properties.thresholds.find(known => known.id === threshold.id);
            if (!found || !(threshold.min_score >= 0 && threshold.min_score <= 1)) {
                return { success: false, error: found ? "min_score is between 0 and 1" : "There is no threshold with id " + threshold.id };
            }
            found.min_score = threshold.min_score;
            return { success: true };
        },

        // Not of Edge Impulse: what a test or a page wants to know.
        get labels() {
            return [...about.labels];
        },

        get axes() {
            return [...about.axes];
        },

        /** Features of the last window, before standardisation. */
        features() {
            return floats(about.memory.features.at, about.memory.features.size).slice();
        },

        /** The network's own int8 outputs for the last window. */
        outputs() {
            return new Int8Array(exports.memory.buffer, about.memory.outputs.at, about.memory.outputs.size).slice();
        },
    };

    function floats(at, size) {
        return new Float32Array(exports.memory.buffer, at, size);
    }

    function classify(window, debug) {
        floats(about.memory.window.at, window.length).set(window);
        exports.classify();
        if (debug) {
            console.log("Features:", Array.from(module.features()));
        }
        return result(0, Array.from(floats(about.memory.scores.at, about.memory.scores.size)));
    }

    function result(code, scores) {
        return {
            result: code,
            anomaly: 0,
            size: () => scores.length,
            get: index => ({ label: about.labels[index], value: scores[index], delete() { } }),
            visual_ad_max: undefined,
            visual_ad_mean: undefined,
            visual_ad_grid_cells_size: () => 0,
            visual_ad_grid_cells_get: () => undefined,
            delete() { },
        };
    }

    module.ready = (async () => {
        const compiled = await WebAssembly.compile(await load(WebAssembly.validate(vectors)));
        about = JSON.parse(new TextDecoder().decode(WebAssembly.Module.customSections(compiled, "inkling")[0]));
        exports = (await WebAssembly.instantiate(compiled)).exports;
        module.calledRun = true;
        if (module.onRuntimeInitialized) {
            module.onRuntimeInitialized();
        }
        return module;
    })();
    return module;
}
