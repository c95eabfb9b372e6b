package org.inkling.deploy.internal.verify;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.deploy.ExportedModel;

/** A process that answers windows: floats in, outputs, scores and features out, little end first. */
final class ProcessModel implements ExportedModel {

    private final Path folder;
    private final Process process;
    private final OutputStream in;
    private final DataInputStream out;
    private final int values;
    private final int classes;
    private final int features;

    ProcessModel(Path folder, List<String> command, int values, int classes, int features) throws IOException {
        this.folder = folder;
        this.values = values;
        this.classes = classes;
        this.features = features;
        process = new ProcessBuilder(command).directory(folder.toFile()).redirectError(folder.resolve("errors.log").toFile()).start();
        in = process.getOutputStream();
        out = new DataInputStream(process.getInputStream());
    }

    @Override
    public Answer run(float[] window) throws OperationException {
        if (window.length != values) {
            throw new IllegalArgumentException(window.length + " values for a window of " + values);
        }
        ByteBuffer request = ByteBuffer.allocate(Float.BYTES * values).order(ByteOrder.LITTLE_ENDIAN);
        request.asFloatBuffer().put(window);
        byte[] outputs = new byte[classes];
        byte[] floats = new byte[Float.BYTES * (classes + features)];
        try {
            in.write(request.array());
            in.flush();
            out.readFully(outputs);
            out.readFully(floats);
        } catch (IOException e) {
            throw new OperationException(Problem.error("verify.run", Location.of(folder.toString()),
                    "The exported program ended while it ran" + said() + ".", "Report this together with the project"), e);
        }
        float[] scores = new float[classes];
        float[] seen = new float[features];
        ByteBuffer.wrap(floats).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(scores).get(seen);
        return new Answer(outputs, scores, seen);
    }

    private String said() {
        try {
            String text = Files.readString(folder.resolve("errors.log")).strip();
            return text.isEmpty() ? "" : ": " + text.lines().findFirst().orElse("");
        } catch (IOException e) {
            return "";
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        delete(folder);
    }

    /** Takes a folder of working files away; what cannot be deleted stays for the system to clean. */
    static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            folder.toFile().deleteOnExit();
        }
    }
}
