package org.inkling.engine.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.eclipse.jdt.annotation.Nullable;
import org.inkling.api.learn.Epoch;
import org.inkling.api.learn.Standardiser;
import org.inkling.api.learn.TrainedModel;
import org.inkling.api.learn.Validation;
import org.inkling.engine.ResultJson;
import org.inkling.project.SafeFiles;

/** A trained model in files: {@code model.tflite}, {@code model.int8.tflite}, and {@code model.json} for all the rest. */
public final class ModelFiles {

    static final String FLOAT32 = "model.tflite";
    static final String INT8 = "model.int8.tflite";
    static final String REST = "model.json";
    private static final int SCHEMA = 1;

    private ModelFiles() {
    }

    /** What {@code model.json} holds. */
    record Rest(int schema, String key, String float32, String int8, List<String> classes, @Nullable Standardiser standardiser,
            int bestEpoch,
            Map<String, String> versions, List<Epoch> history, List<Validation> validations) {
    }

    /** Written last and with hashes of the others, {@code model.json} makes the three belong together. */
    static void write(Path folder, String key, TrainedModel model) throws IOException {
        SafeFiles.write(folder.resolve(FLOAT32), model.float32());
        SafeFiles.write(folder.resolve(INT8), model.int8());
        Rest rest = new Rest(SCHEMA, key, Hashes.of(model.float32()), Hashes.of(model.int8()), model.classes(),
                model.standardiser().orElse(null),
                model.bestEpoch(), new TreeMap<>(model.versions()), model.history(), model.validations());
        SafeFiles.write(folder.resolve(REST), ResultJson.write(rest));
    }

    /** The model with this key, or with any when the key is empty. What cannot be read counts as not there. */
    public static Optional<TrainedModel> read(Path folder, String key) {
        try {
            if (!Files.isRegularFile(folder.resolve(REST))) {
                return Optional.empty();
            }
            Rest rest = ResultJson.read(Files.readAllBytes(folder.resolve(REST)), Rest.class);
            if (rest.schema != SCHEMA || !key.isEmpty() && !rest.key.equals(key)) {
                return Optional.empty();
            }
            byte[] float32 = Files.readAllBytes(folder.resolve(FLOAT32));
            byte[] int8 = Files.readAllBytes(folder.resolve(INT8));
            if (!Hashes.of(float32).equals(rest.float32) || !Hashes.of(int8).equals(rest.int8)) {
                return Optional.empty();
            }
            return Optional
                    .of(new TrainedModel(rest.classes, Optional.ofNullable(rest.standardiser), float32, int8, rest.history, rest.bestEpoch,
                            rest.validations, rest.versions));
        } catch (IOException | NullPointerException e) {
            return Optional.empty();
        }
    }
}
