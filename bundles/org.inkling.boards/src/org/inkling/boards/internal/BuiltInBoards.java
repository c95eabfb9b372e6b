package org.inkling.boards.internal;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;

import org.inkling.api.deploy.BoardPack;
import org.osgi.service.component.annotations.Component;

/** Hands out the boards of the folder {@code boards}; everything about them is there. */
@Component
public final class BuiltInBoards implements BoardPack {

    private static final List<String> BOARDS = Stream
            .of("arduino.mega-2560", "arduino.nano-33-ble-sense", "arduino.uno", "arduino.zero", "espressif.esp32-devkitc", "generic.phone",
                    "st.b-l475e-iot01a", "st.nucleo-f767zi")
            .map(id -> "boards/" + id + ".yaml").toList();

    @Override
    public InputStream open(String path) throws IOException {
        InputStream in = BuiltInBoards.class.getResourceAsStream("/" + path);
        if (in == null) {
            throw new FileNotFoundException("there is no built-in file " + path);
        }
        return in;
    }

    @Override
    public List<String> boards() {
        return BOARDS;
    }
}
