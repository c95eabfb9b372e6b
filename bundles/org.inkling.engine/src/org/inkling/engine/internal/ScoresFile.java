package org.inkling.engine.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.inkling.engine.SampleScores;
import org.inkling.engine.WindowScores;
import org.inkling.project.SafeFiles;

/** Scores of every testing window, kept so that another threshold needs no new classification. What cannot be read counts as not there. */
final class ScoresFile {

    private static final int MAGIC = 0x494e4b53;
    private static final int MOST = 50_000_000;

    private ScoresFile() {
    }

    /** Scores with the hash of what they were made from. */
    record Kept(String key, List<String> classes, List<SampleScores> samples) {
    }

    static Path path(Path results) {
        return results.resolve("features").resolve("testing-scores.bin");
    }

    static Optional<Kept> read(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                return Optional.empty();
            }
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(Files.readAllBytes(file)));
            if (in.readInt() != MAGIC) {
                return Optional.empty();
            }
            String key = in.readUTF();
            List<String> classes = new ArrayList<>();
            for (int i = count(in); i > 0; i--) {
                classes.add(in.readUTF());
            }
            List<SampleScores> samples = new ArrayList<>();
            for (int i = count(in); i > 0; i--) {
                samples.add(sample(in, classes.size()));
            }
            return Optional.of(new Kept(key, classes, samples));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static int count(DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > MOST) {
            throw new IOException("no count: " + count);
        }
        return count;
    }

    private static SampleScores sample(DataInputStream in, int classes) throws IOException {
        String id = in.readUTF();
        String name = in.readUTF();
        String label = in.readUTF();
        double interval = in.readDouble();
        List<WindowScores> windows = new ArrayList<>();
        for (int i = count(in); i > 0; i--) {
            windows.add(new WindowScores(in.readInt(), floats(in, classes), floats(in, classes)));
        }
        return new SampleScores(id, name, label, interval, windows);
    }

    private static float[] floats(DataInputStream in, int count) throws IOException {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = in.readFloat();
        }
        return values;
    }

    static void write(Path file, Kept kept) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(MAGIC);
        out.writeUTF(kept.key());
        out.writeInt(kept.classes().size());
        for (String name : kept.classes()) {
            out.writeUTF(name);
        }
        out.writeInt(kept.samples().size());
        for (SampleScores sample : kept.samples()) {
            out.writeUTF(sample.id());
            out.writeUTF(sample.name());
            out.writeUTF(sample.label());
            out.writeDouble(sample.intervalMs());
            out.writeInt(sample.windows().size());
            for (WindowScores window : sample.windows()) {
                out.writeInt(window.start());
                for (float score : window.float32()) {
                    out.writeFloat(score);
                }
                for (float score : window.int8()) {
                    out.writeFloat(score);
                }
            }
        }
        SafeFiles.write(file, bytes.toByteArray());
    }
}
