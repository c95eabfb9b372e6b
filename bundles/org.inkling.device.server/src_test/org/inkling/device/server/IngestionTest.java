package org.inkling.device.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.inkling.api.data.SampleRef;
import org.inkling.api.data.Split;
import org.inkling.data.SplitRule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;

/** The ingestion service, protocols 2.2. */
class IngestionTest {

    @TempDir
    Path folder;
    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        server = new TestServer(folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void dataIsStoredByteForByteUnderTheNameOfTheReply() throws Exception {
        byte[] body = TestServer.sample("phone_a", 187, 1);
        HttpResponse<String> reply = server.data("training", "wave.json", body, "x-label", "free%20fall");
        assertEquals(200, reply.statusCode(), reply.body());
        assertTrue(reply.body().matches("free fall\\.[0-9a-v]+\\.ingestion-[0-9a-f]{8}\\.json"), reply.body());
        SampleRef stored = server.dataset.samples().get(0);
        assertEquals("free fall", stored.label());
        assertEquals(Split.TRAINING, stored.split());
        assertEquals(187, stored.frames());
        assertArrayEquals(body, Files.readAllBytes(server.dataset.root().resolve(stored.path())));
    }

    @Test
    void labelComesFromTheFileNameWhenNoHeaderGivesIt() throws Exception {
        server.data("testing", "idle_2.1mp8.json", TestServer.sample("a", 40, 1));
        server.data("testing", "wave.json", TestServer.sample("a", 40, 2), "x-no-label", "1");
        List<SampleRef> samples = server.dataset.samples();
        assertEquals(List.of("idle_2", ""), samples.stream().map(SampleRef::label).toList());
        assertTrue(samples.stream().allMatch(s -> s.split() == Split.TESTING));
    }

    @Test
    void aRepeatedUploadOfADeviceIsStoredOnce() throws Exception {
        byte[] body = TestServer.sample("phone_a", 50, 3);
        String first = server.data("training", "wave.json", body).body();
        assertEquals(first, server.data("training", "wave.json", body).body());
        assertEquals(1, server.dataset.samples().size());
    }

    @Test
    void filesAnswersForEachFileAndRefusesDuplicatesWhenAsked() throws Exception {
        byte[] a = TestServer.sample("a", 30, 1);
        byte[] b = TestServer.sample("a", 30, 2);
        Object[][] form = { { "data", "idle.1.json", a }, { "data", "wave.2.json", b }, { "data", "broken.json", "{".getBytes() } };
        JsonNode reply = TestServer.JSON.readTree(server.files("training", form, "x-disallow-duplicates", "1").body());
        assertTrue(reply.path("success").asBoolean());
        assertTrue(reply.path("files").get(0).path("success").asBoolean());
        assertEquals("idle.1.json", reply.path("files").get(0).path("fileName").asText());
        assertEquals(1, reply.path("files").get(0).path("projectId").asInt());
        assertTrue(reply.path("files").get(0).path("sampleId").asInt() > 0);
        assertEquals(false, reply.path("files").get(2).path("success").asBoolean());
        JsonNode again = TestServer.JSON.readTree(server.files("training", form, "x-disallow-duplicates", "1").body());
        assertTrue(again.path("files").get(0).path("error").asText().startsWith("An item with this hash already exists (ids: "),
                again.toString());
        assertEquals(2, server.dataset.samples().size());
    }

    @Test
    void boxesAndLabelsOfPartsComeInPartsOfTheirOwn() throws Exception {
        String spans = "{\"version\":1,\"type\":\"structured-labels\",\"structuredLabels\":{\"walk.json\":["
                + "{\"startIndex\":0,\"endIndex\":9,\"label\":\"stand\"},{\"startIndex\":10,\"endIndex\":29,\"label\":\"walk\"}]}}";
        Object[][] form = { { "data", "structured_labels.labels", spans.getBytes(StandardCharsets.UTF_8) },
                { "data", "walk.json", TestServer.sample("a", 30, 1) } };
        JsonNode reply = TestServer.JSON.readTree(server.files("training", form, "x-metadata", "{\"room\":\"210\"}").body());
        assertTrue(reply.path("files").get(0).path("success").asBoolean(), reply.toString());
        SampleRef stored = server.dataset.samples().get(0);
        assertEquals(2, server.dataset.label(stored).spans().size());
        assertEquals("{room=210}", String.valueOf(server.dataset.fields(stored).get("metadata")));
    }

    @Test
    void splitIsDecidedByContent() throws Exception {
        for (int i = 0; i < 20; i++) {
            server.data("split", "wave.json", TestServer.sample("a", 20, i));
        }
        for (SampleRef sample : server.dataset.samples()) {
            assertEquals(SplitRule.UPLOAD.split(Files.readAllBytes(server.dataset.root().resolve(sample.path()))), sample.split());
        }
        assertEquals(20, server.dataset.samples().size());
    }

    @Test
    void statusCodesFollowTheDocumentation() throws Exception {
        byte[] body = TestServer.sample("a", 20, 1);
        assertEquals(401, server.data("training", "a.json", body, "x-api-key", "ei_wrong").statusCode());
        assertEquals(421, server.data("training", "", body).statusCode());
        assertEquals(400, server.data("training", "a.json", "{\"payload\":".getBytes()).statusCode());
        assertEquals(404, server.data("nowhere", "a.json", body).statusCode());
        assertEquals(0, server.dataset.samples().size());
    }

    @Test
    void namesCannotLeaveTheDataset() throws Exception {
        String[] names = { "../../evil.json", "..%2F..%2Fevil.json", "C:\\evil.json", "a%0d%0aSet-Cookie: x.json", "%00.json", ".." };
        for (int i = 0; i < names.length; i++) {
            HttpResponse<String> reply = server.data("training", names[i], TestServer.sample("a", 20, i));
            assertTrue(reply.statusCode() == 200 || reply.statusCode() == 421 || reply.statusCode() == 400, names[i] + ": " + reply.body());
        }
        try (var files = Files.walk(folder)) {
            List<Path> strange = files.filter(Files::isRegularFile).filter(p -> p.getFileName().toString().contains("evil"))
                    .filter(p -> !p.startsWith(server.dataset.root().resolve("dataset"))).toList();
            assertEquals(List.of(), strange);
        }
    }
}
