package org.inkling.device.serial.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;

import org.eclipse.jdt.annotation.Nullable;
import org.inkling.device.serial.SerialLine;

/** Text that comes over a line, collected by a thread; somebody can wait for a part of it. */
final class Terminal implements AutoCloseable {

    /** More than the longest answer, a picture in base64. */
    private static final int LONGEST = 16 << 20;

    private final SerialLine line;
    private final StringBuilder received = new StringBuilder();
    private final Thread reader;
    private @Nullable IOException broken;
    private boolean closed;

    Terminal(SerialLine line, String name) {
        this.line = line;
        reader = new Thread(this::read, "Inkling serial " + name);
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        byte[] buffer = new byte[4096];
        try {
            InputStream in = line.in();
            while (true) {
                int n = in.read(buffer);
                synchronized (this) {
                    if (closed) {
                        return;
                    }
                    if (n < 0) {
                        broken = new IOException("the line has ended");
                        notifyAll();
                        return;
                    }
                    received.append(new String(buffer, 0, n, StandardCharsets.ISO_8859_1));
                    if (received.length() > LONGEST) {
                        received.delete(0, received.length() - LONGEST);
                    }
                    notifyAll();
                }
            }
        } catch (IOException e) {
            synchronized (this) {
                broken = e;
                notifyAll();
            }
        }
    }

    /** Sends text in small pieces: the buffers of boards are small. */
    void send(String text) throws IOException, InterruptedException {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < bytes.length; i += 5) {
            line.out().write(bytes, i, Math.min(5, bytes.length - i));
            line.out().flush();
            if (i + 5 < bytes.length) {
                Thread.sleep(20);
            }
        }
    }

    /** Forgets what has come so far. */
    synchronized void clear() {
        received.setLength(0);
    }

    /** Waits until the text so far satisfies; takes and gives all of it, or null when the time is over. */
    synchronized @Nullable String until(Predicate<String> enough, long millis) throws IOException, InterruptedException {
        long end = System.currentTimeMillis() + millis;
        while (true) {
            String text = received.toString();
            if (enough.test(text)) {
                received.setLength(0);
                return text;
            }
            IOException failure = broken;
            if (failure != null) {
                throw failure;
            }
            long left = end - System.currentTimeMillis();
            if (left <= 0) {
                return null;
            }
            wait(left);
        }
    }

    /** Waits for a mark and takes the text up to it and the mark; null when it did not come in time. */
    @Nullable
    String through(String mark, long millis) throws IOException, InterruptedException {
        String text = until(t -> t.contains(mark), millis);
        if (text != null) {
            int end = text.indexOf(mark) + mark.length();
            synchronized (this) {
                received.insert(0, text.substring(end));
            }
            text = text.substring(0, end);
        }
        return text;
    }

    /** What has come and was not taken, without taking it. */
    synchronized String peek() {
        return received.toString();
    }

    /** Takes whole lines that have come, waiting for the first one; null when none came in time. */
    synchronized @Nullable String lines(long millis) throws IOException, InterruptedException {
        long end = System.currentTimeMillis() + millis;
        while (true) {
            int last = received.lastIndexOf("\n");
            if (last >= 0) {
                String text = received.substring(0, last + 1);
                received.delete(0, last + 1);
                return text;
            }
            IOException failure = broken;
            if (failure != null) {
                throw failure;
            }
            long left = end - System.currentTimeMillis();
            if (left <= 0) {
                return null;
            }
            wait(left);
        }
    }

    void setBaud(int baud) throws IOException {
        line.setBaud(baud);
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        line.close();
    }
}
