package org.inkling.device.serial.internal;

import java.util.Map;

import org.inkling.device.serial.SerialPorts;

/** Names of boards by the ids of their USB interface. */
final class Boards {

    private static final Map<Integer, String> VENDORS = Map.of(0x2341, "Arduino", 0x2A03, "Arduino", 0x0483, "ST", 0x0D28, "mbed board",
            0x1366, "SEGGER J-Link board", 0x239A, "Adafruit", 0x2E8A, "Raspberry Pi", 0x10C4, "board with CP210x", 0x1A86,
            "board with CH340", 0x0403, "board with FTDI");
    private static final Map<Integer, String> PRODUCTS = Map.of(0x2341_805A, "Arduino Nano 33 BLE", 0x2341_005A,
            "Arduino Nano 33 BLE (bootloader)",
            0x0483_374B, "ST-LINK V2-1 board (B-L475E-IOT01A …)", 0x2341_0043, "Arduino Uno", 0x2341_0042, "Arduino Mega 2560", 0x2E8A_000A,
            "Raspberry Pi Pico");

    private Boards() {
    }

    /** Whether a port is of a kind that boards have, so that it may be opened without being asked. */
    static boolean known(SerialPorts.Port port) {
        return VENDORS.containsKey(port.vendor());
    }

    /** A name for people, with the port so that two of a kind can be told apart. */
    static String name(SerialPorts.Port port) {
        String name = PRODUCTS.get(port.vendor() << 16 | port.product() & 0xFFFF);
        if (name == null) {
            name = VENDORS.getOrDefault(port.vendor(), port.description().isBlank() ? "Serial port" : port.description());
        }
        return name + " on " + port.path().substring(port.path().lastIndexOf('/') + 1);
    }
}
