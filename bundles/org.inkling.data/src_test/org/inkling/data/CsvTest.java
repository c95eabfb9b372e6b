package org.inkling.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.inkling.api.Problem;
import org.inkling.api.data.Axis;
import org.inkling.api.data.SensorSchema;
import org.inkling.api.data.Signal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CSV with a header. */
class CsvTest {

    private final SampleReader reader = new SampleReader();

    @Test
    void timestampsGiveTheInterval() throws Exception {
        Signal signal = read("timestamp,accX,accY (g)\n0,1,2\n16,3,4\n33,5,6\n48,7,8.5\n", 0);
        assertEquals(new SensorSchema(List.of(new Axis("accX", "m/s2"), new Axis("accY", "g")), 16), signal.schema());
        assertArrayEquals(new float[]{ 1, 2, 3, 4, 5, 6, 7, 8.5f }, signal.values());
        assertEquals(20, read("time_s;a\r\n0,00;1,5\r\n0,02;2,5\r\n", 0).schema().intervalMs(), 1e-12);
        assertEquals(0.5, read("timestamp_us\ta\n0\t1\n500\t2\n", 0).schema().intervalMs(), 1e-12);
    }

    @Test
    void intervalFromTheImport() throws Exception {
        assertEquals(new SensorSchema(List.of(new Axis("audio", "wav")), 0.0625), read("\uFEFFaudio\n1\n\n2\n3", 0.0625).schema());
        assertEquals("csv.interval", Shared.problem(() -> read("audio\n1\n2\n", 0)).code());
        assertEquals("csv.interval", Shared.problem(() -> read("timestamp,a\n5,1\n", 16)).code());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "timestamp,a,b~0,1,2~16,3~ | csv.columns | bad.csv:3",
            "timestamp,a,b~0,1,2~16,3,4,5~ | csv.columns | bad.csv:3",
            "timestamp,a,b~0,1,2~16,3,x~ | csv.value | bad.csv:3 (column b)",
            "timestamp,a,b~0,1,2~16,3,~ | csv.value | bad.csv:3 (column b)",
            "timestamp,a,b~0,1,2~16,NaN,4~ | csv.value | bad.csv:3 (column a)",
            "timestamp,a,b~0,1,2~16,1e99,4~ | csv.value | bad.csv:3 (column a)",
            "timestamp,a~0,1~16,2~16,3~ | csv.time | bad.csv:4",
            "timestamp,a~0,1~16,2~8,3~ | csv.time | bad.csv:4",
            "timestamp,a~0,1~1,2~2,3~3,3~4,3~5,3~6,3~7,3~8,3~9,3~10,3~99,3~100,3~101,3 | csv.time | bad.csv:13",
            "timestamp,a~ | csv.empty | bad.csv",
            "timestamp~0~16~ | csv.header | bad.csv:1",
            "0,1,2~16,3,4~ | csv.header | bad.csv:1 (column 1)",
            "timestamp,a,a~0,1,2~ | csv.header | bad.csv:1 (column 3)",
            "timestamp,a,~0,1,2~ | csv.header | bad.csv:1 (column 3)",
            "timestamp,a~0,\"1~16,2~ | csv.syntax | bad.csv:2",
            "timestamp,a~0,\"1\"x~16,2~ | csv.syntax | bad.csv:2",
    })
    void wrongRows(String text, String code, String place) {
        Problem problem = Shared.problem(() -> read(text.replace('~', '\n'), 0));
        assertEquals(code, problem.code(), problem.toString());
        assertEquals(place, problem.where().toString(), problem.toString());
    }

    @Test
    void badUtf8HasItsByte() {
        byte[] bytes = "timestamp,a\n0,1\n16,2 \n".getBytes(StandardCharsets.UTF_8);
        bytes[21] = (byte) 0xFF;
        Problem problem = Shared.problem(() -> reader.read("bad.csv", bytes, 0));
        assertEquals("csv.encoding", problem.code());
        assertEquals("byte 21", problem.where().element());
    }

    private Signal read(String text, double interval) throws Exception {
        return reader.read("bad.csv", text.getBytes(StandardCharsets.UTF_8), interval).signal();
    }
}
