package org.inkling.deploy.internal;

import org.inkling.api.deploy.DeployRequest;

/** The window of the dataset that goes with an export, as C. */
final class Sample {

    private Sample() {
    }

    static String header(DeployRequest request) {
        return header(request, "");
    }

    /** For a sketch: in the flash of an AVR, to be copied with {@code memcpy_P}. */
    static String inFlash(DeployRequest request) {
        return header(request, " PROGMEM");
    }

    private static String header(DeployRequest request, String place) {
        return Licence
                .ofC("/* One window of the dataset: frames of " + CWriter.comment(String.join(", ", request.window().axes())) + ". */\n"
                        + "#ifndef SAMPLE_H\n#define SAMPLE_H\n\n"
                        + CWriter.array("sample_window", request.sampleWindow()).replaceFirst("] = ", "]" + place + " = ") + "\n#endif\n");
    }
}
