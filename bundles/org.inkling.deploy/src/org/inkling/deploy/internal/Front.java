package org.inkling.deploy.internal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.inkling.api.deploy.DeployRequest;
import org.inkling.api.impulse.SignalShape;
import org.inkling.deploy.CLibrary;

/**
 * The second front of an exported library: headers and functions under the names of the Edge Impulse inferencing interface, so that a
 * program written for it compiles unchanged. Our own words behind public names; everything is computed by {@code inkling.h}.
 */
final class Front {

    /** Folder of the headers, as programs name it. */
    static final String SDK = "edge-impulse-sdk/";

    private static final List<String> SOURCES = List.of("classifier/ei_classifier_smooth.h", "classifier/ei_classifier_types.h",
            "classifier/ei_model_types.h", "classifier/ei_print_results.h", "classifier/ei_run_classifier.cpp",
            "classifier/ei_run_classifier.h", "dsp/numpy.hpp", "dsp/numpy_types.h", "dsp/returntypes.hpp",
            "porting/ei_classifier_porting.cpp", "porting/ei_classifier_porting.h", "porting/ei_memory.cpp");

    private static final int UNKNOWN = -1;
    private static final int MICROPHONE = 1;
    private static final int ACCELEROMETER = 2;

    private Front() {
    }

    /** Its files, by path beside {@code model/}. */
    static Map<String, String> files(DeployRequest request, CLibrary library) {
        Map<String, String> files = new TreeMap<>();
        SOURCES.forEach(path -> files.put(SDK + path, Licence.ofC(Resources.read("front/" + path))));
        files.put("model-parameters/model_metadata.h", Licence.ofC(metadata(request, library)));
        files.put("model-parameters/model_variables.h", Licence.ofC(Resources.read("front/model/model_variables.h")));
        files.put("tflite-model/trained_model_ops_define.h", Licence.ofC(Resources.read("front/model/trained_model_ops_define.h")));
        return files;
    }

    private static String metadata(DeployRequest request, CLibrary library) {
        SignalShape window = request.window();
        boolean float32 = NumberOption.isFloat32(request);
        return Resources.read("front/model/model_metadata.h").replace("@PROJECT@", CWriter.text(request.project()))
                .replace("@FEATURES@", Integer.toString(library.features()))
                .replace("@FRAMES@", Integer.toString(window.frames()))
                .replace("@AXES@", Integer.toString(window.axes().size()))
                .replace("@INTERVAL@", number(window.intervalMs()))
                .replace("@FREQUENCY@", number(window.frequencyHz()))
                .replace("@CLASSES@", Integer.toString(request.classes().size()))
                .replace("@THRESHOLD@", number(request.threshold()))
                .replace("@QUANTIZED@", float32 ? "0" : "1").replace("@TYPE@", float32 ? "FLOAT32" : "INT8")
                .replace("@ARENA@", Integer.toString(library.arenaBytes()))
                .replace("@SENSOR@", Integer.toString(sensor(window.axes())))
                .replace("@FUSION@", CWriter.text(String.join(" + ", window.axes())));
    }

    /** A whole number, or a float literal: no program gets double arithmetic from here. */
    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? String.format(Locale.ROOT, "%d", (long) value)
                : CWriter.real((float) value);
    }

    private static int sensor(List<String> axes) {
        if (axes.equals(List.of("audio"))) {
            return MICROPHONE;
        }
        return axes.stream().allMatch(axis -> axis.toLowerCase(Locale.ROOT).startsWith("acc")) ? ACCELEROMETER : UNKNOWN;
    }
}
