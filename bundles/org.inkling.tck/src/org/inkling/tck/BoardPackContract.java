package org.inkling.tck;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

import org.inkling.api.deploy.BoardPack;
import org.junit.jupiter.api.DynamicTest;

/** What every {@link BoardPack} must keep to. */
public final class BoardPackContract {

    private BoardPackContract() {
    }

    /** The tests of one pack, to be returned from a JUnit test factory. */
    public static Stream<DynamicTest> of(BoardPack pack) {
        String name = pack.getClass().getSimpleName() + ": ";
        return Stream.of(DynamicTest.dynamicTest(name + "describes its boards", () -> describesItsBoards(pack)),
                DynamicTest.dynamicTest(name + "says when a file is missing",
                        () -> assertThrows(IOException.class, () -> pack.open("no-such-file").close())));
    }

    private static void describesItsBoards(BoardPack pack) throws IOException {
        assertFalse(pack.boards().isEmpty(), "a pack of boards has one at least");
        for (String path : pack.boards()) {
            try (InputStream in = pack.open(path)) {
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                for (String key : new String[]{ "schema:", "id:", "name:", "core:", "clock_hz:", "flash_bytes:", "ram_bytes:",
                        "wait_state_factor:" }) {
                    assertTrue(text.contains("\n" + key) || text.startsWith(key), path + " lacks " + key);
                }
            }
        }
    }
}
