package org.inkling.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

class RecordTextTest {

    @Test
    void aRecordSurvivesTheWayThroughALine() {
        Map<String, Object> layer = new LinkedHashMap<>();
        layer.put("type", "conv2d");
        layer.put("filters", 8L);
        layer.put("kernel", List.of(3L, 3L));
        layer.put("rate", 0.25);
        layer.put("bias", true);
        assertEquals("filters: 8, kernel: [3, 3], rate: 0.25, bias: true", RecordText.format(layer, "type"));
        Map<String, Object> read = RecordText.parse("type: conv2d, " + RecordText.format(layer, "type"));
        assertEquals(layer, read);
    }

    @Test
    void whatIsNoRecordIsNull() {
        assertNull(RecordText.parse("units 20"));
        assertNull(RecordText.parse("units:"));
        assertNull(RecordText.parse("kernel: [3, 3"));
        assertNull(RecordText.parse("units: 20, units: 30"));
        assertEquals(Map.of(), RecordText.parse(""));
    }

    @Test
    void numbersReadAsTheyAreTyped() {
        assertEquals("0.0005", RecordText.number(5e-4));
        assertEquals("80", RecordText.number(80));
        assertEquals("0.00001", RecordText.number(1e-5));
        assertEquals("1.0E-7", RecordText.number(1e-7));
    }
}
