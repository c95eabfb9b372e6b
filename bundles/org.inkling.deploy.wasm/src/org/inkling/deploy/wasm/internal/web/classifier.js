/** Classifies windows of sensor data with an exported impulse, under the names of Edge Impulse's class. */
class EdgeImpulseClassifier {

    /** @param module what edge-impulse-standalone.js gives; in a page or script that loaded it, its `Module` */
    constructor(module = defaultModule()) {
        this._module = module;
        this._initialized = false;
    }

    /** Waits until everything is loaded. */
    async init() {
        await this._module.ready;
        if (!this._initialized) {
            this._module.init();
            this._initialized = true;
        }
    }

    /** Sensor, frequency, sizes, labels, thresholds. */
    getProperties() {
        this._check();
        const properties = this._module.get_properties();
        const sensor = { 1: "microphone", 2: "accelerometer", 3: "camera", 4: "positional", 5: "environmental" }[properties.sensor];
        return { ...properties, sensor: sensor || "unknown" };
    }

    getProject() {
        this._check();
        return this._module.get_project();
    }

    /** The same under the name of the example for node. */
    getProjectInfo() {
        return this.getProject();
    }

    /**
     * Classifies one window.
     * @param {ArrayLike<number>} rawData frames of axes, one frame after the other
     * @returns {{anomaly: number, results: {label: string, value: number}[]}}
     */
    classify(rawData, debug = false) {
        return this._run(rawData, (pointer, length) => this._module.run_classifier(pointer, length, debug));
    }

    /** Takes the next slice of a signal, `slice_size` values of getProperties(); scores are 0 until a whole window has come. */
    classifyContinuous(rawData, debug = false, enablePerfCal = true) {
        return this._run(rawData, (pointer, length) => this._module.run_classifier_continuous(pointer, length, debug, enablePerfCal));
    }

    /** @param {{id: number, min_score: number}} threshold one of getProperties().thresholds with another score */
    setThreshold(threshold) {
        this._check();
        const answer = this._module.set_threshold(threshold);
        if (!answer.success) {
            throw new Error(answer.error);
        }
    }

    _check() {
        if (!this._initialized) {
            throw new Error("Module is not initialized");
        }
    }

    _run(rawData, run) {
        this._check();
        const bytes = Float32Array.BYTES_PER_ELEMENT * rawData.length;
        const pointer = this._module._malloc(bytes);
        let found;
        try {
            new Float32Array(this._module.HEAPU8.buffer, pointer, rawData.length).set(rawData);
            found = run(pointer, rawData.length);
        } finally {
            this._module._free(pointer);
        }
        if (found.result !== 0) {
            throw new Error("Classification failed (err code: " + found.result + ")");
        }
        const results = [];
        for (let i = 0; i < found.size(); i++) {
            const one = found.get(i);
            results.push({ label: one.label, value: one.value });
            one.delete();
        }
        const anomaly = found.anomaly;
        found.delete();
        return { anomaly, results };
    }
}
