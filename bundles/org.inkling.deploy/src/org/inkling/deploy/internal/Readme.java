package org.inkling.deploy.internal;

import java.util.Locale;
import java.util.stream.Collectors;

import org.inkling.api.deploy.DeployRequest;
import org.inkling.api.impulse.SignalShape;
import org.inkling.deploy.CLibrary;

/** The README of an exported library. */
final class Readme {

    private Readme() {
    }

    static String of(DeployRequest request, CLibrary library) {
        String text = """
                # @PROJECT@

                Classifies windows of @FRAMES@ frames of @AXES@, one frame every @INTERVAL@ ms.
                Classes: @CLASSES@.

                ```c
                static inkling_context context;
                inkling_result result;
                inkling_classify(&context, window, &result); // window: @SIZE@ floats, frame after frame
                ```

                `result.label` is the index in `inkling_labels`, or `INKLING_UNCERTAIN` when no score reaches @THRESHOLD@.

                - `model/` is the library: add it to any build, include `model/inkling.h`, compile its `.c` files and link `libm`.
                - A program written for the Edge Impulse inferencing interface compiles unchanged with this folder as include path; it links
                  the sources of `edge-impulse-sdk/` as well. `libinkling.a` holds both:
                  `make libinkling.a && g++ -I. program.cpp libinkling.a -lm`.
                - `make && ./classify` builds the example `main.cpp` and classifies the window in `sample.h`; `./classify FILE` reads a window
                  a line.
                - `cmake -B build && cmake --build build` does the same; the library is the target `inkling`.
                - Working memory is @ARENA@ bytes, all of it in `inkling_context`. There is no heap and nothing to initialise.
                - To test one known window on a board, pass `sample_window` of `sample.h` and compare the scores with those of `./classify`.
                - Use all of it as you like, without any condition: `LICENSE`.
                """;
        return fill(text, request, library);
    }

    /** Puts figures and names of an export in place of their marks. */
    static String fill(String text, DeployRequest request, CLibrary library) {
        SignalShape window = request.window();
        return text.replace("@FRAMES@", Integer.toString(window.frames()))
                .replace("@INTERVAL@", number(window.intervalMs())).replace("@SIZE@", Integer.toString(window.size()))
                .replace("@THRESHOLD@", number(request.threshold())).replace("@ARENA@", Integer.toString(library.arenaBytes()))
                .replace("@AXES@", window.axes().stream().map(Readme::code).collect(Collectors.joining(", ")))
                .replace("@CLASSES@", request.classes().stream().map(Readme::code).collect(Collectors.joining(", ")))
                .replace("@PROJECT@", line(request.project()));
    }

    /** Any text as one line. */
    static String line(String text) {
        return text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9 ? Long.toString((long) value) : String.format(Locale.ROOT, "%s", value);
    }

    private static String code(String name) {
        return "`" + name.replace('`', '\'').replaceAll("\\s+", " ") + "`";
    }
}
