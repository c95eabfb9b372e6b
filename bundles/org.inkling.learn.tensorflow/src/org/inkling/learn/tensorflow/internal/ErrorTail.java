package org.inkling.learn.tensorflow.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Keeps what matters of a process's error output: the head of a crash report of the Java machine, else the last lines. */
final class ErrorTail {

    private static final int LINES = 12;
    private static final int LINE_LENGTH = 300;

    private final List<String> report = new ArrayList<>();
    private final Deque<String> last = new ArrayDeque<>();

    /** Reads to the end; an unreadable stream ends it too. */
    void read(InputStream in) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                add(line.length() > LINE_LENGTH ? line.substring(0, LINE_LENGTH) + "…" : line);
            }
        } catch (IOException e) {
            add(String.valueOf(e.getMessage()));
        }
    }

    private synchronized void add(String line) {
        if (line.startsWith("# ") && report.size() < LINES) {
            report.add(line.substring(2).trim());
        }
        if (!line.isBlank() && last.size() == LINES) {
            last.removeFirst();
        }
        if (!line.isBlank()) {
            last.addLast(line);
        }
    }

    /** The lines, or an empty text. */
    synchronized String text() {
        return String.join("\n", report.isEmpty() ? last : report);
    }
}
