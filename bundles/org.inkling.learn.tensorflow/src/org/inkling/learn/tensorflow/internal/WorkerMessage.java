package org.inkling.learn.tensorflow.internal;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.inkling.api.learn.Epoch;
import org.inkling.api.learn.Standardiser;
import org.inkling.api.learn.TrainedModel;
import org.inkling.api.learn.Validation;

/** What the worker tells its parent, in frames on its standard output. */
public sealed interface WorkerMessage {

    /** First bytes of every frame: anything else on the stream is not ours. */
    int MAGIC = 0x494e4b31;

    /** A line of the log. */
    record Log(String line) implements WorkerMessage {
    }

    /** A new part of the work. */
    record Part(String title, long total) implements WorkerMessage {
    }

    /** Units of the part that are done. */
    record At(long done) implements WorkerMessage {
    }

    /** A training cycle of the main split is over. */
    record Cycle(Epoch epoch) implements WorkerMessage {
    }

    /** It cannot be done, and what a person can do about it. */
    record Failure(String code, String summary, List<String> advice) implements WorkerMessage {
    }

    /** The end. */
    record Result(TrainedModel model) implements WorkerMessage {
    }

    default void write(DataOutputStream out) throws IOException {
        out.writeInt(MAGIC);
        if (this instanceof Log m) {
            out.writeByte('L');
            DataCodec.writeText(out, m.line());
        } else if (this instanceof Part m) {
            out.writeByte('P');
            DataCodec.writeText(out, m.title());
            out.writeLong(m.total());
        } else if (this instanceof At m) {
            out.writeByte('A');
            out.writeLong(m.done());
        } else if (this instanceof Cycle m) {
            out.writeByte('C');
            writeEpoch(out, m.epoch());
        } else if (this instanceof Failure m) {
            out.writeByte('F');
            DataCodec.writeText(out, m.code());
            DataCodec.writeText(out, m.summary());
            DataCodec.writeList(out, m.advice(), DataCodec::writeText);
        } else if (this instanceof Result m) {
            out.writeByte('R');
            writeModel(out, m.model());
        }
        out.flush();
    }

    static WorkerMessage read(DataInputStream in) throws IOException {
        int magic = in.readInt();
        if (magic != MAGIC) {
            throw new IOException(String.format(java.util.Locale.ROOT, "%08x is not the start of a message", magic));
        }
        byte kind = in.readByte();
        return switch (kind) {
            case 'L' -> new Log(DataCodec.readText(in));
            case 'P' -> new Part(DataCodec.readText(in), in.readLong());
            case 'A' -> new At(in.readLong());
            case 'C' -> new Cycle(readEpoch(in));
            case 'F' -> new Failure(DataCodec.readText(in), DataCodec.readText(in), DataCodec.readList(in, DataCodec::readText));
            case 'R' -> new Result(readModel(in));
            default -> throw new IOException("unknown kind of message: " + kind);
        };
    }

    private static void writeEpoch(DataOutputStream out, Epoch epoch) throws IOException {
        out.writeInt(epoch.number());
        out.writeDouble(epoch.loss());
        out.writeDouble(epoch.accuracy());
        out.writeDouble(epoch.validationLoss());
        out.writeDouble(epoch.validationAccuracy());
    }

    private static Epoch readEpoch(DataInputStream in) throws IOException {
        return new Epoch(in.readInt(), in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble());
    }

    private static void writeModel(DataOutputStream out, TrainedModel model) throws IOException {
        DataCodec.writeList(out, model.classes(), DataCodec::writeText);
        out.writeBoolean(model.standardiser().isPresent());
        if (model.standardiser().isPresent()) {
            DataCodec.writeFloats(out, model.standardiser().get().mean());
            DataCodec.writeFloats(out, model.standardiser().get().scale());
        }
        DataCodec.writeBytes(out, model.float32());
        DataCodec.writeBytes(out, model.int8());
        DataCodec.writeList(out, model.history(), WorkerMessage::writeEpoch);
        out.writeInt(model.bestEpoch());
        DataCodec.writeList(out, model.validations(), (o, v) -> {
            DataCodec.writeText(o, v.split());
            DataCodec.writeInts(o, v.rows());
            DataCodec.writeFloats(o, v.float32());
            DataCodec.writeFloats(o, v.int8());
        });
        DataCodec.writeList(out, new ArrayList<>(model.versions().entrySet()), (o, e) -> {
            DataCodec.writeText(o, e.getKey());
            DataCodec.writeText(o, e.getValue());
        });
    }

    private static TrainedModel readModel(DataInputStream in) throws IOException {
        List<String> classes = DataCodec.readList(in, DataCodec::readText);
        Optional<Standardiser> standardiser = in.readBoolean()
                ? Optional.of(new Standardiser(DataCodec.readFloats(in), DataCodec.readFloats(in)))
                : Optional.empty();
        byte[] float32 = DataCodec.readBytes(in);
        byte[] int8 = DataCodec.readBytes(in);
        List<Epoch> history = DataCodec.readList(in, WorkerMessage::readEpoch);
        int best = in.readInt();
        List<Validation> validations = DataCodec.readList(in,
                i -> new Validation(DataCodec.readText(i), DataCodec.readInts(i), DataCodec.readFloats(i), DataCodec.readFloats(i)));
        Map<String, String> versions = new LinkedHashMap<>();
        for (List<String> pair : DataCodec.readList(in, i -> List.of(DataCodec.readText(i), DataCodec.readText(i)))) {
            versions.put(pair.get(0), pair.get(1));
        }
        return new TrainedModel(classes, standardiser, float32, int8, history, best, validations, versions);
    }
}
