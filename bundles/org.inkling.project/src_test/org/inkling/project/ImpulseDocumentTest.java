package org.inkling.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.inkling.api.Problem;
import org.inkling.api.impulse.BlockUse;
import org.inkling.api.parameter.ParameterValues;
import org.junit.jupiter.api.Test;

class ImpulseDocumentTest {

    private static final String COMMENTED = """
            # my impulse
            schema: 1
            input:
              window_ms: 2000   # two seconds
              increase_ms: 80
              axes: [accX, accY, accZ]

            # how windows become features
            dsp:
              - id: spectral
                type: spectral-analysis
                version: 1
                params:
                  filter_type: high # keep gravity out
                  edges: [0.1, 0.5]

            learn:
              - id: nn
                type: neural-network
                version: 1
                params: {cycles: 30}
            # the end
            """;

    private static ImpulseDocument commented() {
        return ImpulseDocument.parse("motion.impulse", COMMENTED);
    }

    @Test
    void readsAndWritesCanonicalText() {
        for (Template template : Template.all()) {
            template.impulses().forEach((name, text) -> {
                ImpulseDocument document = ImpulseDocument.parse(name + ".impulse", text);
                assertEquals(List.of(), document.problems());
                assertEquals(text, ImpulseDocument.of(document.impulse().orElseThrow()).text());
            });
        }
    }

    @Test
    void readsEverySampleOfVersion1() {
        ImpulseDocument document = commented();
        assertEquals(List.of(), document.problems());
        var impulse = document.impulse().orElseThrow();
        assertEquals("motion", impulse.name());
        assertEquals(2000, impulse.input().windowMs());
        assertEquals(0, impulse.input().intervalMs());
        assertEquals(List.of(0.1, 0.5), impulse.dsp().get(0).params().get("edges"));
        assertEquals(30L, impulse.learn().get(0).params().get("cycles"));
    }

    @Test
    void editsOnlyTheValue() {
        ImpulseDocument document = commented();
        assertEquals(COMMENTED.replace("2000 ", "2500 "), document.set("input.window_ms", 2500).apply(COMMENTED));
        assertEquals(COMMENTED.replace(": high", ": low"), document.set("dsp.spectral.filter_type", "low").apply(COMMENTED));
        assertEquals(COMMENTED.replace("[0.1, 0.5]", "[1, 2.5]"), document.set("dsp.spectral.edges", List.of(1.0, 2.5)).apply(COMMENTED));
        assertEquals(COMMENTED.replace("{cycles: 30}", "{cycles: 50}"), document.set("learn.nn.cycles", 50L).apply(COMMENTED));
        assertEquals(COMMENTED.replace("{cycles: 30}", "{cycles: 30, learning_rate: 0.00001}"),
                document.set("learn.nn.learning_rate", 1e-5).apply(COMMENTED));
    }

    @Test
    void addsWhatIsAbsent() {
        ImpulseDocument document = commented();
        String flag = "      edges: [0.1, 0.5]\n      do_log: \"true\"\n";
        assertEquals(COMMENTED.replace("      edges: [0.1, 0.5]\n", flag), document.set("dsp.spectral.do_log", true).apply(COMMENTED));
        assertEquals(COMMENTED.replace("  axes: [accX, accY, accZ]\n", "  axes: [accX, accY, accZ]\n  pad_zeros: \"true\"\n"),
                document.set("input.pad_zeros", true).apply(COMMENTED));
        assertEquals(COMMENTED.replace("      edges: [0.1, 0.5]\n", "      edges: [0.1, 0.5]\n    inputs: [accX]\n"),
                document.set("dsp.spectral.inputs", List.of("accX")).apply(COMMENTED));
    }

    @Test
    void addsParametersToABlockWithoutAny() {
        String bare = "schema: 1\ninput: {window_ms: 100, increase_ms: 50}\ndsp:\n  - id: raw\n    type: raw\n    version: 1\n";
        ImpulseDocument document = ImpulseDocument.parse("a.impulse", bare);
        assertEquals(bare + "    params:\n      scale: 0.5\n", document.set("dsp.raw.scale", 0.5).apply(bare));
        assertEquals(bare.replace("50}", "50, pad_zeros: \"true\"}"), document.set("input.pad_zeros", true).apply(bare));
        String empty = bare + "    params:\n";
        assertEquals(empty + "      scale: 0.5\n", ImpulseDocument.parse("a.impulse", empty).set("dsp.raw.scale", 0.5).apply(empty));
        String braces = bare + "    params: {}\n";
        assertEquals(bare + "    params:\n      scale: 0.5\n",
                ImpulseDocument.parse("a.impulse", braces).set("dsp.raw.scale", 0.5).apply(braces));
    }

    @Test
    void writesRecordsOneALine() {
        Map<String, Object> dense = new LinkedHashMap<>();
        dense.put("type", "dense");
        dense.put("units", 20);
        ImpulseDocument document = commented();
        ImpulseDocument inFlow = document.apply(document.set("learn.nn.layers", List.of(dense)));
        assertTrue(inFlow.text().contains("params: {cycles: 30, layers: [{type: dense, units: 20}]}"), inFlow.text());
        ImpulseDocument inBlock = document.apply(document.set("dsp.spectral.layers", List.of(dense, dense)));
        assertTrue(
                inBlock.text().contains("      layers:\n        - {type: dense, units: 20}\n        - {type: dense, units: 20}\n\nlearn"),
                inBlock.text());
        ImpulseDocument again = inBlock.apply(inBlock.set("dsp.spectral.layers", List.of(dense)));
        assertTrue(again.text().contains("      layers:\n        - {type: dense, units: 20}\n\nlearn"), again.text());
        ImpulseDocument one = inBlock.apply(inBlock.set("dsp.spectral.layers", List.of()));
        assertTrue(one.text().contains("      layers: []\n\nlearn"), one.text());
        assertEquals(document.impulse().orElseThrow().dsp().get(0).params().with("layers", List.of()),
                one.impulse().orElseThrow().dsp().get(0).params());
    }

    @Test
    void removesValues() {
        ImpulseDocument document = commented();
        assertEquals(COMMENTED.replace("      edges: [0.1, 0.5]\n", ""),
                document.remove("dsp.spectral.edges").orElseThrow().apply(COMMENTED));
        assertEquals(COMMENTED.replace("{cycles: 30}", "{}"), document.remove("learn.nn.cycles").orElseThrow().apply(COMMENTED));
        assertEquals(COMMENTED.replace("  axes: [accX, accY, accZ]\n", ""), document.remove("input.axes").orElseThrow().apply(COMMENTED));
        assertTrue(document.remove("dsp.spectral.fft_length").isEmpty());
    }

    @Test
    void addsAndRemovesBlocks() {
        ImpulseDocument document = commented();
        BlockUse flatten = new BlockUse("flat", "Flatten", "flatten", 1, List.of("accX"), ParameterValues.of(Map.of("average", true)));
        ImpulseDocument added = document.apply(document.addBlock(ImpulseDocument.DSP, flatten));
        assertEquals(COMMENTED.replace("      edges: [0.1, 0.5]\n", "      edges: [0.1, 0.5]\n"
                + "  - id: flat\n    name: Flatten\n    type: flatten\n    version: 1\n    inputs: [accX]\n    params:\n      average: \"true\"\n"),
                added.text());
        assertEquals(COMMENTED, added.apply(added.removeBlock(ImpulseDocument.DSP, "flat")).text());
        ImpulseDocument none = document.apply(document.removeBlock(ImpulseDocument.DSP, "spectral"));
        assertTrue(none.text().contains("dsp: []\n\nlearn:"), none.text());
        ImpulseDocument back = none.apply(none.addBlock(ImpulseDocument.DSP, flatten));
        assertEquals(List.of("flat"), back.impulse().orElseThrow().dsp().stream().map(BlockUse::id).toList());
        assertTrue(back.text().startsWith("# my impulse\n") && back.text().endsWith("# the end\n"));
        assertThrows(IllegalArgumentException.class, () -> document.removeBlock(ImpulseDocument.DSP, "nobody"));
    }

    @Test
    void namesLineAndColumnOfTheOffendingKey() {
        ImpulseDocument document = commented();
        assertEquals("motion.impulse:14:7 (dsp.spectral.filter_type)", document.locate("dsp.spectral.filter_type").toString());
        assertEquals("motion.impulse:4:3 (input.window_ms)", document.locate("input.window_ms").toString());
        assertEquals("motion.impulse:10:5 (dsp.spectral.fft_length)", document.locate("dsp.spectral.fft_length").toString());
        TextRegion region = document.region("input.window_ms").orElseThrow();
        assertEquals("window_ms: 2000", COMMENTED.substring(region.offset(), region.end()));
        List<Problem> problems = ImpulseDocument.parse("a.impulse", COMMENTED.replace("increase_ms: 80", "increase_ms: fast")).problems();
        assertEquals(1, problems.size());
        assertEquals(5, problems.get(0).where().line());
    }

    @Test
    void countsCharactersBehindCharactersOutsideTheBasicPlane() {
        String text = COMMENTED.replace("# my impulse", "# 😀😀 impulse");
        assertEquals(text.replace("2000 ", "2500 "), ImpulseDocument.parse("a.impulse", text).set("input.window_ms", 2500).apply(text));
    }

    @Test
    void refusesANewerFormat() {
        ImpulseDocument document = ImpulseDocument.parse("a.impulse", COMMENTED.replace("schema: 1", "schema: 7"));
        assertTrue(document.impulse().isEmpty());
        assertEquals("a.impulse:2:1 (schema): This impulse has format version 7; this program reads versions up to 1."
                + " → Open it with a newer version of the program", document.problems().get(0).toString());
    }

    @Test
    void reportsInsteadOfFailing() {
        for (String text : List.of("", "\0", "a: b: c", "- 1", "schema: 1", "{", "schema: 1\ninput: &a {b: *a}", "x: &a [1]\ny: *a",
                "schema: 1\nschema: 1", "[".repeat(1000), "? [a]\n: b", "schema: 1\ninput:\n  window_ms: .nan\ndsp: 3\nlearn: [4]",
                "#" + "x".repeat(YamlDocument.MAX_SIZE), "schema: 1\ninput: {}\ndsp:\n  - {id: a}\n  - {id: 1}\n", "!!javax.script.X []")) {
            ImpulseDocument document = ImpulseDocument.parse("a.impulse", text);
            assertFalse(document.problems().isEmpty(), text.length() > 100 ? text.substring(0, 100) : text);
        }
    }

    @Test
    void refusesAnAliasBomb() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x]\n");
        for (int i = 1; i < 30; i++) {
            bomb.append("a" + i + ": &a" + i + " [*a" + (i - 1) + ", *a" + (i - 1) + "]\n");
        }
        assertEquals("yaml.refused", ImpulseDocument.parse("a.impulse", bomb.toString()).problems().get(0).code());
    }
}
