package org.inkling.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.inkling.api.deploy.Board;
import org.inkling.api.deploy.BoardPack;
import org.junit.jupiter.api.Test;

class BoardsTest {

    /** The files of the bundle beside this one. */
    private static final class BoardFiles implements BoardPack {

        private static final Path FOLDER = Path.of("../org.inkling.boards");

        @Override
        public InputStream open(String path) throws IOException {
            return Files.newInputStream(FOLDER.resolve(path));
        }

        @Override
        public List<String> boards() {
            try (Stream<Path> files = Files.list(FOLDER.resolve("boards"))) {
                return files.map(file -> "boards/" + file.getFileName()).sorted().toList();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    @Test
    void theBuiltInBoardsAreRead() {
        Catalog catalog = new Catalog();
        BoardFiles pack = new BoardFiles();
        catalog.addBoardPack(pack);
        assertEquals(List.of(), catalog.problems());
        assertEquals(pack.boards().size(), catalog.boards().size());
        // STM32L475VG data sheet: 1 Mbyte flash, 128 Kbyte SRAM, 80 MHz
        Board board = catalog.board("st.b-l475e-iot01a").orElseThrow();
        assertEquals(new Board("st.b-l475e-iot01a", board.name(), "cortex-m4f", 80_000_000, 1 << 20, 128 << 10, 1.2), board);
        assertEquals(pack, catalog.boardPack("arduino.uno").orElseThrow());
        for (String path : pack.boards()) {
            assertTrue(catalog.board(path.replaceAll("boards/|\\.yaml", "")).isPresent(), path + " is named as its board");
        }
        catalog.removeBoardPack(pack);
        assertTrue(catalog.boards().isEmpty());
    }

    @Test
    void aPackWithABrokenBoardIsLeftOutAndNamed() {
        Catalog catalog = new Catalog();
        catalog.addBoardPack(path -> new ByteArrayInputStream("schema: 1\nid: x\nname: x\ncore: x\n".getBytes(StandardCharsets.UTF_8)));
        assertTrue(catalog.boards().isEmpty());
        assertFalse(catalog.problems().isEmpty());
    }
}
