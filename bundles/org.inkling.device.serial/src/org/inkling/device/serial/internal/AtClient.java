package org.inkling.device.serial.internal;

import java.io.IOException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

import org.eclipse.jdt.annotation.Nullable;
import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;

/** The host's side of the AT firmware protocol, versions 1.2 to 1.8. One call at a time. */
final class AtClient {

    static final int BAUD = 115_200;
    private static final String PROMPT = "> ";
    private static final long ANSWER_MS = 5_000;
    private static final Pattern NUMBERS = Pattern.compile("(?s).*?-?\\d+(\\.\\d+)?([,\\t ]+-?\\d+(\\.\\d+)?)*\\r?\\n.*");

    private final Terminal terminal;
    private final String port;
    private @Nullable BoardConfig config;

    AtClient(Terminal terminal, String port) {
        this.terminal = terminal;
        this.port = port;
    }

    /**
     * Wakes the board and asks what it is.
     *
     * @throws OperationException that tells a silent board, a wrong speed, and a board that only sends numbers from each other
     */
    BoardConfig connect() throws OperationException {
        return guard(() -> {
            terminal.send("b\r");
            if (terminal.until(t -> t.endsWith(PROMPT), ANSWER_MS) == null) {
                // what came before it was asked counts too: it tells who is there
                throw silent(terminal.peek());
            }
            BoardConfig read = BoardConfig.parse(command("CONFIG?", ANSWER_MS));
            if (read.id().isEmpty()) {
                throw problem("serial.config", "The board does not say what it is.", "Flash the firmware of the board again");
            }
            if (!read.atLeast(1, 2) || read.atLeast(1, 9)) {
                throw problem("serial.version",
                        "The firmware speaks version " + read.atVersion() + " of the protocol; 1.2 to 1.8 are known.",
                        "Flash another version of the firmware");
            }
            config = read;
            return read;
        });
    }

    /** Whether what has come looks like the lines of a data forwarder. */
    static boolean isForwarder(String text) {
        return NUMBERS.matcher(text).matches() && text.lines().skip(1).limit(3).allMatch(l -> l.isBlank() || l.matches("[-\\d.,\\t eE+]+"));
    }

    private OperationException silent(String heard) {
        if (heard.isBlank()) {
            return problem("serial.silent", "The board says nothing.",
                    "Press its reset button once; flash the firmware when it has none that speaks this protocol");
        }
        long odd = heard.chars().filter(c -> c != '\r' && c != '\n' && c != '\t' && (c < 32 || c > 126)).count();
        if (odd * 4 > heard.length()) {
            return problem("serial.baud", "What comes from the board cannot be read: most likely it sends at another speed.",
                    "Set the firmware to " + BAUD + " baud");
        }
        if (isForwarder(heard)) {
            return problem("serial.forwarder", "The board sends numbers, as for the data forwarder.", "Use it as a data forwarder");
        }
        return problem("serial.garbage", "The board says something else: \"" + heard.lines().findFirst().orElse("").strip() + "\".",
                "Flash firmware that speaks the AT protocol, or sends lines of numbers");
    }

    /** A setting; the board must answer OK. */
    void set(String command) throws OperationException {
        guard(() -> {
            String answer = command(command, ANSWER_MS);
            if (!answer.contains("OK")) {
                throw problem("serial.refused", "The board refuses AT+" + command.replaceAll("=.*", "") + ": " + answer.strip() + ".",
                        "Flash the newest firmware of the board");
            }
            return null;
        });
    }

    /** Sends a command and gives its answer. */
    private String command(String command, long millis) throws IOException, InterruptedException, OperationException {
        terminal.clear();
        terminal.send("AT+" + command + "\r");
        String text = terminal.until(t -> t.contains("\n") && t.endsWith(PROMPT), millis);
        if (text == null) {
            throw problem("serial.timeout", "The board did not answer AT+" + command.replaceAll("=.*", "") + " in time.",
                    "Press its reset button and try again");
        }
        String answer = between(text);
        if (text.contains("Not a valid AT command")) {
            throw problem("serial.unknown", "The board does not know AT+" + command.replaceAll("=.*", "") + ".",
                    "Flash the newest firmware of the board");
        }
        return answer;
    }

    /** The answer stands between the first and the last end of line. */
    static String between(String text) {
        String lines = text.replaceAll("(?<!\\r)\\n", "\r\n");
        int first = lines.indexOf("\r\n");
        int last = lines.lastIndexOf("\r\n");
        return first < 0 || first == last
                ? lines.substring(Math.max(0, last)).replace(PROMPT, "").strip()
                : lines.substring(first + 2, last);
    }

    /** Begins something that reports in lines; {@link #lines} gives them. */
    void begin(String command) throws OperationException {
        guard(() -> {
            terminal.clear();
            terminal.send("AT+" + command + "\r");
            return null;
        });
    }

    /** Whole lines that have come since; null when none came in time. */
    @Nullable
    String lines(long millis) throws OperationException {
        return guard(() -> terminal.lines(millis));
    }

    /** Whether the board waits for the next command. */
    boolean idle() {
        return terminal.peek().endsWith(PROMPT);
    }

    /** Stops what reports in lines. */
    void stop() throws OperationException {
        guard(() -> {
            terminal.send("b\r");
            terminal.until(t -> t.endsWith(PROMPT), ANSWER_MS);
            return null;
        });
    }

    /** Reads a part of the board's memory. */
    byte[] readBuffer(long from, long to) throws OperationException {
        return bytes("READBUFFER=" + from + "," + to, 30_000 + (to - from) / 4);
    }

    /** Reads a file of the board. */
    byte[] readFile(String name) throws OperationException {
        return bytes("READFILE=" + name, 60_000);
    }

    /** Takes a picture: pixels line by line, or JPEG, as the board has it. */
    byte[] snapshot(int width, int height) throws OperationException {
        return bytes("SNAPSHOT=" + width + "," + height, 30_000);
    }

    /** Base64 (hexadecimal before 1.2), at the speed that the board transfers with. */
    private byte[] bytes(String command, long millis) throws OperationException {
        return guard(() -> {
            BoardConfig known = config;
            if (known == null) {
                throw new IllegalStateException("connect first");
            }
            boolean faster = known.transferBaud() != BAUD && known.transferBaud() > 0;
            boolean snapshot = command.startsWith("SNAPSHOT");
            String answer;
            if (faster && known.atLeast(1, 6)) {
                answer = fast(command + ",y", known.transferBaud(), millis);
            } else if (faster && snapshot && known.atLeast(1, 4)) {
                answer = fast(command, known.transferBaud(), millis);
            } else {
                answer = command(known.atLeast(1, 6) ? command + ",n" : command, millis);
            }
            return decode(answer, known.atLeast(1, 2));
        });
    }

    /** The board says OK, both change to the faster speed, it sends and says OK, both change back. */
    private String fast(String command, int baud, long millis) throws IOException, InterruptedException, OperationException {
        terminal.clear();
        terminal.send("AT+" + command + "\r");
        if (terminal.through("\r\nOK", ANSWER_MS) == null) {
            throw problem("serial.timeout", "The board did not change its speed.", "Press its reset button and try again");
        }
        terminal.setBaud(baud);
        try {
            String text = terminal.through("\r\nOK", millis);
            if (text == null) {
                throw problem("serial.timeout", "The data did not come in time.", "Press the board's reset button and try again");
            }
            return text.substring(0, text.indexOf("\r\nOK"));
        } finally {
            terminal.setBaud(BAUD);
            terminal.until(t -> t.endsWith(PROMPT), ANSWER_MS);
        }
    }

    private byte[] decode(String answer, boolean base64) throws OperationException {
        StringBuilder text = new StringBuilder();
        answer.lines().map(String::strip).filter(l -> l.matches("[A-Za-z0-9+/=]{4,}|[0-9A-Fa-f]{2,}")).forEach(text::append);
        try {
            return base64 ? Base64.getDecoder().decode(text.toString()) : HexFormat.of().parseHex(text);
        } catch (IllegalArgumentException e) {
            throw problem("serial.data", "What the board sent is damaged: " + e.getMessage() + ".",
                    "Use a shorter cable or another port, and try again");
        }
    }

    private OperationException problem(String code, String summary, String advice) {
        return new OperationException(Problem.error(code, Location.of(port), summary, advice));
    }

    @FunctionalInterface
    private interface Work<R> {
        R run() throws IOException, InterruptedException, OperationException;
    }

    private <R> R guard(Work<R> work) throws OperationException {
        try {
            return work.run();
        } catch (IOException e) {
            throw new OperationException(
                    Problem.error("serial.gone", Location.of(port), "The line to the board has ended: " + e.getMessage()
                            + ".", "Plug the board in again"),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new org.inkling.api.OperationCancelledException();
        }
    }
}
