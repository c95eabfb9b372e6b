package org.inkling.deploy.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.inkling.deploy.CLibrary;
import org.inkling.deploy.Processor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Frames pushed one by one make the windows that would be cut from the whole signal. */
class StreamTest {

    private static final String PROGRAM = """
            #include "inkling.h"
            #include "inkling_stream.h"
            #include <stdio.h>

            int main(void)
            {
                static inkling_stream stream;
                for (int i = 0; i < 10; i++) {
                    const float frame[INKLING_AXIS_COUNT] = {(float)i, (float)(100 + i)};
                    if (inkling_push(&stream, frame)) {
                        for (int k = 0; k < INKLING_WINDOW_SIZE; k++) {
                            printf("%g ", (double)stream.window[k]);
                        }
                        printf("\\n");
                        inkling_slide(&stream, i < 6 ? 2 : 0);
                    }
                }
                return 0;
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void windows() throws Exception {
        Compiler.require("gcc");
        CLibrary library = CLibrary.generate(Requests.of(List.of("a", "b")), Requests.CATALOG, Processor.ANY);
        for (Map.Entry<String, String> file : library.files().entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
        Files.writeString(folder.resolve("main.c"), PROGRAM);
        Compiler.run(folder, new byte[0], List.of("gcc", "-std=c99", "-Wall", "-Wextra", "-Wconversion", "-Wshadow", "-Werror",
                "-fsanitize=address,undefined", "-o", "program", "main.c"));
        assertEquals(
                List.of("0 100 1 101 2 102 3 103 ", "2 102 3 103 4 104 5 105 ", "4 104 5 105 6 106 7 107 ", "5 105 6 106 7 107 8 108 ",
                        "6 106 7 107 8 108 9 109 "),
                Compiler.lines(folder, "", List.of("./program")));
    }
}
