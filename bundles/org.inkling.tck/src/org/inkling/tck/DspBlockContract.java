package org.inkling.tck;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.inkling.api.Problem;
import org.inkling.api.Severity;
import org.inkling.api.dsp.DspBlock;
import org.inkling.api.dsp.DspKernel;
import org.inkling.api.impulse.BlockUse;
import org.inkling.api.impulse.SignalShape;
import org.inkling.api.parameter.Parameter;
import org.inkling.api.parameter.ParameterSchema;
import org.inkling.api.parameter.ParameterValues;
import org.junit.jupiter.api.DynamicTest;

/** What every {@link DspBlock} must keep to, checked for each of its versions with default parameters on 2 s of a 3-axis sensor at 62.5 Hz. */
public final class DspBlockContract {

    private static final SignalShape WINDOW = new SignalShape(125, List.of("accX", "accY", "accZ"), 16);
    private static final float UNTOUCHED = 12345.678f;

    private final DspBlock block;
    private final int version;

    private DspBlockContract(DspBlock block, int version) {
        this.block = block;
        this.version = version;
    }

    /** The tests of one block, to be returned from a JUnit test factory. */
    public static Stream<DynamicTest> of(DspBlock block) {
        return block.info().versions().stream().flatMap(version -> new DspBlockContract(block, version).tests());
    }

    private Stream<DynamicTest> tests() {
        String name = block.info().type() + " v" + version + ": ";
        return Stream.of(DynamicTest.dynamicTest(name + "describes itself", this::describesItself),
                DynamicTest.dynamicTest(name + "refuses versions it does not have", this::refusesOtherVersions),
                DynamicTest.dynamicTest(name + "knows its features before any data", this::knowsItsFeatures),
                DynamicTest.dynamicTest(name + "writes just its features", this::writesJustItsFeatures),
                DynamicTest.dynamicTest(name + "is deterministic and stateless", this::isDeterministic),
                DynamicTest.dynamicTest(name + "gives numbers for a constant signal", this::survivesConstantSignal),
                DynamicTest.dynamicTest(name + "never opens what it does not validate", this::opensOnlyWhatIsValid));
    }

    private void describesItself() {
        assertFalse(block.info().title().isBlank());
        assertFalse(block.info().description().isBlank());
        for (Parameter parameter : block.schema(version).parameters()) {
            assertTrue(parameter.name().matches("[a-z][a-z0-9_]*"), parameter.name());
            assertFalse(parameter.label().isBlank(), parameter.name() + " needs a label");
            assertFalse(parameter.help().isBlank(), parameter.name() + " needs help");
            assertTrue(parameter.choices().isEmpty() || parameter.choices().contains(String.valueOf(parameter.defaultValue())),
                    parameter.name() + ": the default is none of its choices");
            parameter.shownIf().keySet().forEach(other -> assertTrue(block.schema(version).find(other).isPresent(),
                    parameter.name() + " depends on " + other + ", which is not there"));
        }
    }

    private void refusesOtherVersions() {
        assertThrows(IllegalArgumentException.class, () -> block.schema(block.info().latest() + 1));
        assertThrows(IllegalArgumentException.class, () -> block.schema(0));
    }

    private void knowsItsFeatures() {
        List<String> names = block.shape(use(), WINDOW).names();
        assertFalse(names.isEmpty());
        assertEquals(names.size(), new HashSet<>(names).size(), "two features have the same name");
        assertEquals(names, block.shape(use(), WINDOW).names());
    }

    private void writesJustItsFeatures() {
        float[] window = signal(1);
        float[] before = window.clone();
        int size = block.shape(use(), WINDOW).size();
        float[] features = new float[size + 7];
        java.util.Arrays.fill(features, UNTOUCHED);
        block.open(use(), WINDOW).extract(window, features, 3);
        assertArrayEquals(before, window, "the window was changed");
        for (int i = 0; i < features.length; i++) {
            boolean inside = i >= 3 && i < 3 + size;
            assertEquals(inside, features[i] != UNTOUCHED, "feature " + (i - 3) + " of " + size);
            assertTrue(Float.isFinite(features[i]), "feature " + (i - 3));
        }
    }

    private void isDeterministic() {
        DspKernel kernel = block.open(use(), WINDOW);
        float[] first = extract(kernel, signal(2));
        extract(kernel, signal(3));
        assertArrayEquals(first, extract(kernel, signal(2)), "a window left something behind");
        assertArrayEquals(first, extract(block.open(use(), WINDOW), signal(2)), "two kernels differ");
    }

    private void survivesConstantSignal() {
        float[] window = new float[WINDOW.size()];
        java.util.Arrays.fill(window, 9.81f);
        for (float feature : extract(block.open(use(), WINDOW), window)) {
            assertTrue(Float.isFinite(feature));
        }
    }

    private void opensOnlyWhatIsValid() {
        ParameterSchema schema = block.schema(version);
        List<ParameterValues> odd = new ArrayList<>();
        for (Parameter parameter : schema.parameters()) {
            for (Object value : List.of(0L, 3L, 1000L, 0.0, 1e6)) {
                odd.add(schema.complete(use().params().with(parameter.name(), value), "", "", p -> {}));
            }
        }
        for (ParameterValues values : odd) {
            BlockUse use = use().withParams(values);
            for (SignalShape shape : List.of(WINDOW, new SignalShape(1, List.of("accX"), 16), new SignalShape(8, List.of("accX"), 16))) {
                boolean valid = block.validate(use, shape).stream().map(Problem::severity).noneMatch(Severity.ERROR::equals);
                if (valid) {
                    block.open(use, shape).extract(new float[shape.size()], new float[block.shape(use, shape).size()], 0);
                } else {
                    assertThrows(IllegalArgumentException.class, () -> block.open(use, shape), () -> values.toString());
                }
            }
        }
    }

    private float[] extract(DspKernel kernel, float[] window) {
        float[] features = new float[block.shape(use(), WINDOW).size()];
        kernel.extract(window, features, 0);
        return features;
    }

    private BlockUse use() {
        List<Problem> problems = new ArrayList<>();
        ParameterValues values = block.schema(version).complete(ParameterValues.EMPTY, "", "", problems::add);
        assertEquals(List.of(), problems, "the defaults are not valid");
        return new BlockUse("block", block.info().title(), block.info().type(), version, List.of(), values);
    }

    private static float[] signal(long seed) {
        Random random = new Random(seed);
        float[] window = new float[WINDOW.size()];
        for (int i = 0; i < window.length; i++) {
            window[i] = (float) (3 * Math.sin(0.05 * (i / 3) * (1 + i % 3)) + random.nextGaussian());
        }
        return window;
    }
}
