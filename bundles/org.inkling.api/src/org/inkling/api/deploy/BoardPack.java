package org.inkling.api.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** A board pack, a DS service: hands out the files of the pack, of which {@code board.yaml} describes the board. */
public interface BoardPack {

    /** Opens a file of the pack. @param path relative to the pack, for example {@code board.yaml} */
    InputStream open(String path) throws IOException;

    /** Paths of the descriptions; a pack of several boards has one for each. */
    default List<String> boards() {
        return List.of("board.yaml");
    }
}
