package org.inkling.project;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;

import org.inkling.api.Problem;
import org.junit.jupiter.api.Test;

class LabSettingsTest {

    @Test
    void roundTrips() {
        for (String name : List.of("Free fall", "yes", "12", "a: b # c", "Ünïcode 😀 \"q\" \\ \t\n", "- x", "null", "1e5", "2020-01-01",
                "")) {
            LabSettings settings = LabSettings.named(name).withSeed(LabSettings.MAX_SEED);
            List<Problem> problems = new ArrayList<>();
            assertEquals(settings, LabSettings.parse(settings.format(), problems::add));
            assertEquals(List.of(), problems);
        }
    }

    @Test
    void namesTheLineOfAProblem() {
        List<Problem> problems = new ArrayList<>();
        LabSettings settings = LabSettings.parse("schema: 1\nname: x\nseed: abc\ncolour: red\n", problems::add);
        assertEquals(1, settings.seed());
        assertEquals(List.of("lab.yaml:4:1 (colour)", "lab.yaml:3:1 (seed)"), problems.stream().map(p -> p.where().toString()).toList());
    }
}
