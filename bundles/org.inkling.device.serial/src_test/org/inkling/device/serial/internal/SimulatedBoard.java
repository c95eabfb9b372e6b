package org.inkling.device.serial.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

import org.inkling.device.serial.SerialLine;

/** Firmware that speaks the AT protocol as the recorded dialogues do: it echoes, answers between two line ends, and prompts. */
final class SimulatedBoard implements SerialLine {

    final List<String> commands = new ArrayList<>();
    final List<Integer> bauds = new ArrayList<>();
    String version = "1.8.0";
    int transferBaud = 115_200;
    byte[] sample = {};
    String failure = "";
    private final BlockingQueue<Integer> sent = new LinkedBlockingQueue<>();
    private final StringBuilder typed = new StringBuilder();

    @Override
    public InputStream in() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                try {
                    return sent.take();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int first = read();
                if (first < 0) {
                    return -1;
                }
                buffer[offset] = (byte) first;
                int n = 1;
                Integer next;
                while (n < length && (next = sent.poll()) != null && next >= 0) {
                    buffer[offset + n++] = next.byteValue();
                }
                return n;
            }
        };
    }

    @Override
    public OutputStream out() {
        return new OutputStream() {
            @Override
            public void write(int value) {
                typed((char) value);
            }
        };
    }

    void say(String text) {
        for (byte b : text.getBytes(StandardCharsets.ISO_8859_1)) {
            sent.add(b & 0xFF);
        }
    }

    private synchronized void typed(char character) {
        say(String.valueOf(character));
        if (character != '\r') {
            typed.append(character);
            return;
        }
        String line = typed.toString();
        typed.setLength(0);
        if (line.startsWith("AT+")) {
            commands.add(line.substring(3));
            answer(line.substring(3));
        } else {
            say("\r\n> ");
        }
    }

    private void answer(String command) {
        if (command.equals("CONFIG?")) {
            say("\r\n===== Device info =====\r\nID:         AA:BB:CC\r\nType:       ARDUINO_NANO33BLE\r\nAT Version: " + version
                    + "\r\nData Transfer Baudrate: " + transferBaud + "\r\n\r\n===== Sensors ======\r\n"
                    + "Name: Built-in accelerometer, Max sample length: 300s, Frequencies: [62.50Hz, 100.00Hz]\r\n"
                    + "Name: Built-in microphone, Max sample length: 16s, Frequencies: [16000.00Hz]\r\n\r\n===== Snapshot =====\r\n"
                    + "Has snapshot:    1\r\nSupports stream: 0\r\nColor depth:     RGB\r\nResolutions:     [ 4x2 ]\r\n\r\n"
                    + "===== Inference =====\r\nSensor: 0\r\n\r\n> ");
        } else if (command.startsWith("SAMPLESTART=")) {
            if (!failure.isEmpty()) {
                say("\r\nERR: " + failure + "\r\n\r\n> ");
                return;
            }
            say("\r\nStarting in 0 ms... (or until all flash was erased)\r\nSampling...\r\nDone sampling, total bytes collected: 42\r\n"
                    + "Processing...\r\nDone processing\r\n[1/1] Uploading file to Edge Impulse...\r\nNot uploading file, not connected to WiFi."
                    + " Used buffer, from=0, to=" + sample.length + ".\r\nOK\r\n> ");
        } else if (command.startsWith("READBUFFER=") || command.startsWith("SNAPSHOT=")) {
            byte[] bytes = command.startsWith("SNAPSHOT=") ? new byte[4 * 2 * 3] : sample;
            String data = Base64.getEncoder().encodeToString(bytes);
            if (command.endsWith(",y")) {
                say("\r\nOK\r\n");
                say("\r\n" + data + "\r\nOK\r\n\r\n> ");
            } else {
                say("\r\n" + data + "\r\n\r\n> ");
            }
        } else if (command.startsWith("SAMPLESETTINGS=") || command.startsWith("UPLOADSETTINGS=")) {
            say("\r\nOK\r\n> ");
        } else {
            say("\r\nNot a valid AT command (" + command + ")\r\n> ");
        }
    }

    @Override
    public void setBaud(int baud) {
        bauds.add(baud);
    }

    @Override
    public void close() {
        sent.add(-1);
    }
}
