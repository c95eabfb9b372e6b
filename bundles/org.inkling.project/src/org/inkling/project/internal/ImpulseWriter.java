package org.inkling.project.internal;

import java.util.List;

import org.inkling.api.impulse.BlockUse;
import org.inkling.api.impulse.Impulse;
import org.inkling.api.impulse.InputBlock;
import org.inkling.project.ImpulseDocument;

/** The canonical text of an impulse file. */
public final class ImpulseWriter {

    private ImpulseWriter() {
    }

    public static String write(Impulse impulse) {
        StringBuilder text = new StringBuilder();
        text.append("schema: ").append(ImpulseDocument.SCHEMA).append('\n');
        input(text, impulse.input());
        section(text, ImpulseDocument.DSP, impulse.dsp());
        section(text, ImpulseDocument.LEARN, impulse.learn());
        return text.toString();
    }

    private static void input(StringBuilder text, InputBlock input) {
        text.append("input:\n");
        text.append(YamlWriter.entry("  ", "type", input.type()));
        if (!input.axes().isEmpty()) {
            text.append(YamlWriter.entry("  ", "axes", input.axes()));
        }
        text.append(YamlWriter.entry("  ", "window_ms", input.windowMs()));
        text.append(YamlWriter.entry("  ", "increase_ms", input.increaseMs()));
        if (input.intervalMs() > 0) {
            text.append(YamlWriter.entry("  ", "interval_ms", input.intervalMs()));
        }
        text.append(YamlWriter.entry("  ", "pad_zeros", input.padZeros()));
    }

    private static void section(StringBuilder text, String name, List<BlockUse> blocks) {
        if (blocks.isEmpty()) {
            text.append(name).append(": []\n");
            return;
        }
        text.append(name).append(":\n");
        blocks.forEach(b -> text.append(YamlEditor.dashed("  ", block(b))));
    }

    /** Lines of one block, without dash and indentation. */
    public static String block(BlockUse use) {
        StringBuilder text = new StringBuilder();
        text.append(YamlWriter.entry("", "id", use.id()));
        text.append(YamlWriter.entry("", "name", use.name()));
        text.append(YamlWriter.entry("", "type", use.type()));
        text.append(YamlWriter.entry("", "version", use.version()));
        if (!use.inputs().isEmpty()) {
            text.append(YamlWriter.entry("", "inputs", use.inputs()));
        }
        if (!use.params().asMap().isEmpty()) {
            text.append(YamlWriter.entry("", "params", use.params().asMap()));
        }
        return text.toString();
    }
}
