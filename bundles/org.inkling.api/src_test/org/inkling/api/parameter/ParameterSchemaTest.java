package org.inkling.api.parameter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.inkling.api.Problem;
import org.junit.jupiter.api.Test;

class ParameterSchemaTest {

    private final ParameterSchema schema = ParameterSchema.of(
            Parameter.integer("fft_length", "FFT length", 128, 16, 4096, "Points of the transform."),
            Parameter.number("cutoff", "Cut-off frequency", 3, 0.01, 1e6, "Where the filter bends.").unit("Hz").when("filter", "low",
                    "high"),
            Parameter.choice("filter", "Filter", "low", List.of("low", "high", "none"), "Which frequencies stay."),
            Parameter.flag("log", "Logarithm", true, "Takes the logarithm."),
            Parameter.numbers("edges", "Edges", List.of(0.1, 0.5), "Band edges."),
            Parameter.text("name", "Name", null, "A name."));

    private final List<Problem> problems = new ArrayList<>();

    private ParameterValues complete(Map<String, Object> given) {
        return schema.complete(ParameterValues.of(given), "motion.impulse", "dsp.spectral", problems::add);
    }

    @Test
    void fillsDefaultsAndReadsTextFromACommandLine() {
        ParameterValues values = complete(Map.of("fft_length", "64", "cutoff", "2.5", "log", "no", "edges", "0.1, 1; 2", "name", "x"));
        assertEquals(List.of(), problems);
        assertEquals(64, values.integer("fft_length"));
        assertEquals(2.5, values.number("cutoff"));
        assertEquals("low", values.text("filter"));
        assertFalse(values.flag("log"));
        assertEquals(List.of(0.1, 1.0, 2.0), values.get("edges"));
    }

    @Test
    void reportsEachWrongValueWithItsPlaceAndKeepsTheDefault() {
        ParameterValues values = complete(Map.of("fft_length", 8, "cutoff", "fast", "filter", "band", "name", "x"));
        assertEquals(List.of("parameter.range", "parameter.type", "parameter.type"), problems.stream().map(Problem::code).toList());
        assertEquals("motion.impulse (dsp.spectral.fft_length)", problems.get(0).where().toString());
        assertTrue(problems.get(0).summary().contains("between 16 and 4096"), problems.get(0).summary());
        assertEquals(128, values.integer("fft_length"));
        assertEquals("low", values.text("filter"));
    }

    @Test
    void reportsUnknownAndMissingParameters() {
        complete(Map.of("fft_lenght", 64));
        assertEquals(List.of("parameter.missing", "parameter.unknown"), problems.stream().map(Problem::code).toList());
        assertTrue(problems.get(1).resolutions().get(0).label().contains("fft_length"));
    }

    @Test
    void neverLetsNotANumberThrough() {
        complete(Map.of("cutoff", Double.NaN, "name", "x"));
        complete(Map.of("cutoff", "Infinity", "name", "x"));
        assertEquals(List.of("parameter.type", "parameter.type"), problems.stream().map(Problem::code).toList());
    }

    @Test
    void aParameterIsShownWhileItsConditionHolds() {
        Parameter cutoff = schema.find("cutoff").orElseThrow();
        assertTrue(schema.shown(cutoff, complete(Map.of("filter", "high", "name", "x"))));
        assertFalse(schema.shown(cutoff, complete(Map.of("filter", "none", "name", "x"))));
    }
}
