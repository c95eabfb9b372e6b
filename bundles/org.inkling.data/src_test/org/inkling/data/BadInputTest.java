package org.inkling.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

import org.inkling.api.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every bad file gets a problem that names the file, the place and a way out. */
class BadInputTest {

    private static final String GOOD = AcquisitionTest.text("[{\"name\":\"x\",\"units\":\"g\"},{\"name\":\"y\",\"units\":\"g\"}]",
            "[[1,2],[3,4],[5,6]]", "10");

    private final SampleReader reader = new SampleReader();

    /** A good file with one thing changed. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '\'', value = {
            "[5,6]; [5,null]; acquisition.value; payload.values[2][1]",
            "[5,6]; [5,\"six\"]; acquisition.value; payload.values[2][1]",
            "[5,6]; [5,NaN]; acquisition.value; payload.values[2][1]",
            "[5,6]; [-Infinity,6]; acquisition.value; payload.values[2][0]",
            "[5,6]; [1e999,6]; acquisition.value; payload.values[2][0]",
            "[5,6]; [1e300,6]; acquisition.value; payload.values[2][0]",
            "[5,6]; [true,6]; acquisition.value; payload.values[2][0]",
            "[5,6]; [[5],6]; acquisition.value; payload.values[2][0]",
            "[5,6]; {}; acquisition.value; payload.values[2]",
            "[5,6]; 5; acquisition.frame-width; payload.values[2]",
            "[5,6]; [5]; acquisition.frame-width; payload.values[2]",
            "[5,6]; [5,6,7]; acquisition.frame-width; payload.values[2]",
            "[5,6]; []; acquisition.frame-width; payload.values[2]",
            "[[1,2],[3,4],[5,6]]; []; acquisition.empty; payload.values",
            "[[1,2],[3,4],[5,6]]; 7; acquisition.values; payload.values",
            "[[1,2],[3,4],[5,6]]; [\"Ref-BINARY-image/jpeg (3 bytes) xyz\"]; acquisition.picture; payload.values[0]",
            "'\"interval_ms\":10'; '\"interval_ms\":0'; acquisition.interval; payload.interval_ms",
            "'\"interval_ms\":10'; '\"interval_ms\":-16'; acquisition.interval; payload.interval_ms",
            "'\"interval_ms\":10'; '\"interval_ms\":NaN'; acquisition.interval; payload.interval_ms",
            "'\"interval_ms\":10'; '\"interval_ms\":1e12'; acquisition.interval; payload.interval_ms",
            "'\"interval_ms\":10'; '\"interval_ms\":\"10\"'; acquisition.interval; payload.interval_ms",
            "'\"interval_ms\":10'; '\"interval\":10'; acquisition.missing; payload.interval_ms",
            "'\"name\":\"y\"'; '\"name\":\"x\"'; acquisition.axis-twice; payload.sensors[1]",
            "'\"name\":\"y\"'; '\"name\":\"\"'; acquisition.axis-name; payload.sensors[1]",
            "'\"name\":\"y\"'; '\"name\":3'; acquisition.syntax; payload.sensors[1].name",
            "'\"ver\":\"v1\"'; '\"ver\":\"v2\"'; acquisition.version; protected.ver",
            "'\"alg\":\"none\"'; '\"alg\":\"RS256\"'; acquisition.algorithm; protected.alg",
            "'\"protected\"'; '\"other\"'; acquisition.missing; protected",
            "'\"device_type\":\"T\"'; '\"values\":[]'; acquisition.twice; payload.values",
            "}}; '}} {}'; acquisition.trailing; ''",
    })
    void oneThingWrong(String good, String bad, String code, String element) {
        assertTrue(GOOD.contains(good));
        Problem problem = Shared.problem(() -> read(GOOD.replace(good, bad)));
        assertEquals(code, problem.code(), problem.toString());
        assertEquals(element, problem.where().element(), problem.toString());
        assertEquals("bad.json", problem.where().resource());
    }

    @Test
    void noSensors() {
        Problem problem = Shared.problem(() -> read(AcquisitionTest.text("[]", "[[1,2]]", "10")));
        assertEquals("acquisition.sensors", problem.code());
    }

    @Test
    void placeHasLineAndColumn() {
        Problem problem = Shared.problem(() -> read(GOOD.replace("[5,6]", "\n  [5,\n   null]")));
        assertEquals("bad.json:3:4 (payload.values[2][1])", problem.where().toString());
    }

    /** Cut anywhere, the file is refused as ending too early, at the place where it ends. */
    @Test
    void truncatedAnywhere() {
        for (int length = 1; length < GOOD.length(); length++) {
            String text = GOOD.substring(0, length);
            Problem problem = Shared.problem(() -> read(text));
            assertEquals("acquisition.truncated", problem.code(), text + "\n" + problem);
        }
        Problem problem = Shared.problem(() -> read(GOOD.substring(0, GOOD.indexOf("[5,6") + 3)));
        assertEquals("payload.values[2][1]", problem.where().element());
        assertEquals("sample.empty", Shared.problem(() -> read("")).code());
    }

    @Test
    void truncatedCborAnywhere() {
        byte[] good = new AcquisitionWriter("d", "T", "k").cbor(Shared.signal(3, 5), 7);
        for (int length = 1; length < good.length; length++) {
            byte[] cut = Arrays.copyOf(good, length);
            Problem problem = Shared.problem(() -> reader.read("cut.cbor", cut, 0));
            assertTrue(problem.where().toString().contains("byte "), problem.toString());
        }
    }

    @ParameterizedTest
    @CsvSource({ "63", "65", "31", "1" })
    void wrongSignatureLength(int length) {
        String signed = GOOD.replace("none", "HS256").replace("0".repeat(64), "a".repeat(length));
        Problem problem = Shared.problem(() -> read(signed));
        assertEquals("acquisition.signature", problem.code());
        assertEquals("signature", problem.where().element());
        assertTrue(problem.where().column() > 0);
        assertTrue(problem.summary().contains(length + " characters"), problem.summary());
    }

    @Test
    void signatureThatIsNoHex() {
        assertEquals("acquisition.signature",
                Shared.problem(() -> read(GOOD.replace("none", "HS256").replace("0".repeat(64), "g".repeat(64)))).code());
        assertEquals("acquisition.signature",
                Shared.problem(() -> read(GOOD.replace("none", "HS256").replace("\"signature\"", "\"sign\""))).code());
    }

    @Test
    void badUtf8() {
        byte[] bytes = GOOD.getBytes(StandardCharsets.UTF_8);
        bytes[GOOD.indexOf("\"T\"") + 1] = (byte) 0xC3;
        Problem problem = Shared.problem(() -> reader.read("bad.json", bytes, 0));
        assertEquals("acquisition.syntax", problem.code());
        assertEquals("payload.device_type", problem.where().element());
        byte[] utf16 = GOOD.getBytes(StandardCharsets.UTF_16LE);
        assertEquals("sample.format", Shared.problem(() -> reader.read("bad.json", utf16, 0)).code());
    }

    @Test
    void somethingElse() {
        for (String text : new String[]{ "hello", "[1,2]", "\u0089PNG", "RIFF", "PK\3\4", "   ", "42", "null" }) {
            assertEquals("sample.format", Shared.problem(() -> read(text)).code(), text);
        }
    }

    @Test
    void deepNestingIsBounded() {
        String deep = "{\"other\":" + "[".repeat(1_000_000);
        assertEquals("acquisition.limit", Shared.problem(() -> read(deep)).code());
        byte[] cbor = new byte[1_000_000];
        Arrays.fill(cbor, (byte) 0x81);
        cbor[0] = (byte) 0xA1;
        cbor[1] = 0x61;
        cbor[2] = 'x';
        assertEquals("acquisition.limit", Shared.problem(() -> reader.read("deep.cbor", cbor, 0)).code());
    }

    @Test
    void moreNumbersThanAllowed() {
        SampleReader small = new SampleReader(java.util.List.of(), new ReadLimits(1 << 20, 5, 2, 64, 10, 1 << 20, 10));
        Problem problem = Shared.problem(() -> small.read("long.json", GOOD.getBytes(StandardCharsets.UTF_8), 0));
        assertEquals("acquisition.too-long", problem.code());
        assertEquals("payload.values[2][1]", problem.where().element());
        String wide = GOOD.replace("[[1,2]", "[[1,2,3]");
        assertEquals("acquisition.axes", Shared.problem(() -> small.read("wide.json", wide.getBytes(StandardCharsets.UTF_8), 0)).code());
    }

    /** A CBOR bignum of 100,000 digits would take seconds to become a double. */
    @Test
    void bigCborNumbers() {
        byte[] good = new AcquisitionWriter("d", "T", "").cbor(Shared.signal(3, 1), 0);
        String hex = java.util.HexFormat.of().formatHex(good);
        int values = hex.indexOf("6676616c756573") + 14;
        byte[] bytes = java.util.HexFormat.of().parseHex(hex.substring(0, values) + "9f9fc25a0000c350" + "7f".repeat(50_000) + "ffffff");
        assertEquals("acquisition.limit", Shared.problem(() -> reader.read("big.cbor", bytes, 0)).code());
    }

    @Test
    void twoGigabytesAreRefusedUnread(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("huge.json");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(1L << 31);
        }
        Problem problem = Shared.problem(() -> reader.read(file));
        assertEquals("sample.too-large", problem.code());
        assertTrue(problem.summary().contains("2,147,483,648"), problem.summary());
    }

    @Test
    void fileThatIsNotThere(@TempDir Path folder) {
        assertEquals("file.read", Shared.problem(() -> reader.read(folder.resolve("none.json"))).code());
        assertEquals("file.read", Shared.problem(() -> reader.read(folder)).code());
    }

    private void read(String text) throws Exception {
        reader.read("bad.json", text.getBytes(StandardCharsets.ISO_8859_1), 0);
    }
}
