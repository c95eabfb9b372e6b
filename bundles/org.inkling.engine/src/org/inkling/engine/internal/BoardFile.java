package org.inkling.engine.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.Severity;
import org.inkling.api.deploy.Board;
import org.inkling.api.deploy.BoardPack;
import org.inkling.api.parameter.Parameter;
import org.inkling.api.parameter.ParameterSchema;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.project.YamlDocument;

/** Reads a {@code board.yaml} of a pack. */
public final class BoardFile {

    private static final double TERA = 1e12;
    private static final ParameterSchema KEYS = ParameterSchema.of(
            Parameter.integer("schema", "Format version", 1, 1, 1, "Version of the file format."),
            Parameter.text("id", "Id", null, "Id in lab files."), Parameter.text("name", "Name", null, "Name for people."),
            Parameter.text("core", "Core", null, "Processor core."),
            mandatory("clock_hz", "Clock"), mandatory("flash_bytes", "Flash"), mandatory("ram_bytes", "RAM"),
            Parameter.number("wait_state_factor", "Wait states", 1, 1, 100, "Cycles on the board divided by cycles at zero wait states."));

    private BoardFile() {
    }

    private static Parameter mandatory(String name, String label) {
        return new Parameter(name, label, "", org.inkling.api.parameter.ParameterType.INTEGER, null, "", 1, TERA, List.of(), "", Map.of());
    }

    /** @throws OperationException with lines and columns of what is wrong */
    public static Board read(BoardPack pack, String path) throws IOException, OperationException {
        String text;
        try (InputStream in = pack.open(path)) {
            text = new String(in.readNBytes(YamlDocument.MAX_SIZE), StandardCharsets.UTF_8);
        }
        YamlDocument yaml = YamlDocument.parse(path, text);
        List<Problem> problems = new ArrayList<>(yaml.problems());
        ParameterValues values = KEYS.complete(ParameterValues.of(new LinkedHashMap<>(yaml.tree())), path, "",
                p -> problems.add(yaml.locate(p)));
        if (problems.stream().anyMatch(p -> p.severity() == Severity.ERROR)) {
            throw new OperationException(problems);
        }
        return new Board(values.text("id"), values.text("name"), values.text("core"), values.longInteger("clock_hz"),
                values.longInteger("flash_bytes"), values.longInteger("ram_bytes"), values.number("wait_state_factor"));
    }
}
