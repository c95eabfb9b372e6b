package org.inkling.device.serial.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.ArrayList;
import java.util.List;

import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.device.serial.SerialLine;
import org.inkling.device.serial.SerialPorts;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;

/** The ports of this computer, through jSerialComm. */
final class SystemPorts implements SerialPorts {

    @Override
    public List<Port> list() {
        List<Port> ports = new ArrayList<>();
        for (SerialPort port : SerialPort.getCommPorts()) {
            String serial = port.getSerialNumber();
            ports.add(new Port(port.getSystemPortPath(), port.getDescriptivePortName(), port.getVendorID(), port.getProductID(),
                    serial == null || serial.equals("Unknown") ? "" : serial));
        }
        return ports;
    }

    @Override
    public SerialLine open(String path, int baud) throws OperationException {
        SerialPort port;
        try {
            port = SerialPort.getCommPort(path);
        } catch (SerialPortInvalidPortException e) {
            throw gone(path, e);
        }
        port.setComPortParameters(baud, 8, SerialPort.ONE_STOP_BIT, SerialPort.NO_PARITY);
        port.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED);
        port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, 0, 0);
        if (!port.openPort()) {
            throw refused(path, port.getLastErrorCode());
        }
        return new Line(port);
    }

    private static OperationException refused(String path, int code) {
        Path file = Path.of(path);
        if (path.startsWith("/") && !Files.exists(file)) {
            return gone(path, null);
        }
        if (path.startsWith("/") && (!Files.isReadable(file) || !Files.isWritable(file))) {
            return new OperationException(Problem.error("serial.permission", Location.of(path), "You may not use this port.",
                    "Join the group " + group(file) + " (sudo usermod -aG " + group(file) + " $USER), then log in again"));
        }
        return new OperationException(Problem.error("serial.busy", Location.of(path), "The port cannot be opened (error " + code
                + "): most likely another program uses it.",
                "Close the serial monitor of the Arduino IDE, the other tool, or the other Inkling"));
    }

    private static OperationException gone(String path, @org.eclipse.jdt.annotation.Nullable Throwable cause) {
        Problem problem = Problem.error("serial.gone", Location.of(path), "There is no such port.",
                "Plug the board in; use a cable that carries data");
        return cause == null ? new OperationException(problem) : new OperationException(problem, cause);
    }

    private static String group(Path file) {
        try {
            return Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS).group().getName();
        } catch (IOException | UnsupportedOperationException e) {
            // a file system without groups, or a port that went away meanwhile: the group it mostly is
            return "dialout";
        }
    }

    private static final class Line implements SerialLine {

        private final SerialPort port;

        Line(SerialPort port) {
            this.port = port;
        }

        @Override
        public InputStream in() {
            return port.getInputStreamWithSuppressedTimeoutExceptions();
        }

        @Override
        public OutputStream out() {
            return port.getOutputStream();
        }

        @Override
        public void setBaud(int baud) throws IOException {
            if (!port.setBaudRate(baud)) {
                throw new IOException("the port does not take " + baud + " baud");
            }
        }

        @Override
        public void close() {
            port.closePort();
        }
    }
}
