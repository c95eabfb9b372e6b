package org.inkling.device.serial;

import java.util.List;

import org.inkling.api.OperationException;

/** The serial ports of a computer. */
public interface SerialPorts {

    /**
     * A port.
     *
     * @param path        what opens it, for example {@code /dev/ttyACM0} or {@code COM3}
     * @param description what the system calls it
     * @param vendor      USB vendor id, -1 when it is no USB device
     * @param product     USB product id, -1 when it is no USB device
     * @param serial      USB serial number, empty when there is none
     */
    record Port(String path, String description, int vendor, int product, String serial) {
    }

    /** Every port there is now. */
    List<Port> list();

    /**
     * Opens a port.
     *
     * @throws OperationException when it is in use, not allowed or gone, with what to do
     */
    SerialLine open(String path, int baud) throws OperationException;
}
