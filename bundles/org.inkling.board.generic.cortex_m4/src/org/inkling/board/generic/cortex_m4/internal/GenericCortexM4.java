package org.inkling.board.generic.cortex_m4.internal;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;

import org.inkling.api.deploy.BoardPack;
import org.osgi.service.component.annotations.Component;

/** Hands out the files of this pack; everything about the board is in {@code board.yaml}. */
@Component
public final class GenericCortexM4 implements BoardPack {

    @Override
    public InputStream open(String path) throws IOException {
        InputStream in = GenericCortexM4.class.getResourceAsStream("/" + path);
        if (in == null) {
            throw new FileNotFoundException("the board pack has no file " + path);
        }
        return in;
    }
}
