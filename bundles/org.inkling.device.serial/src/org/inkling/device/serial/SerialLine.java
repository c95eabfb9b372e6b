package org.inkling.device.serial;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** An open serial line, 8 data bits, no parity, one stop bit. */
public interface SerialLine extends AutoCloseable {

    /** What comes from the other side; a read waits until something is there and gives -1 when the line is gone. */
    InputStream in();

    OutputStream out();

    /** Changes the speed for what is sent and received from now on. */
    void setBaud(int baud) throws IOException;

    @Override
    void close();
}
