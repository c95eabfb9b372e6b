package org.inkling.device.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Random;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody tries who has no business here. */
class SecurityTest {

    private static final byte[] SAMPLE = TestServer.sample("a", 20, 1);

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
    void withoutTheKeyOfAProjectNothingIsTakenOrTold() throws Exception {
        for (String path : new String[]{ "/api/training/data", "/v1/api/projects", "/v1/api/1", "/v1/api/1/devkeys/hmac" }) {
            HttpRequest.Builder without = HttpRequest.newBuilder(server.server.ingestion().resolve(path)).header("x-file-name", "a.json");
            HttpRequest.Builder request = path.startsWith("/api") ? without.POST(HttpRequest.BodyPublishers.ofByteArray(SAMPLE)) : without;
            assertEquals(401, server.send(request).statusCode(), path);
            assertEquals(401, server.send(request.header("x-api-key", "ei_" + "0".repeat(64))).statusCode(), path);
        }
        assertFalse(server.studio("GET", "/v1/api/2/devkeys/hmac", "").path("success").asBoolean(), "another project");
        assertEquals(0, server.dataset.samples().size());
    }

    @Test
    void aPageOfSomebodyElseAndAReboundNameAreRefused() throws Exception {
        assertTrue(
                raw("GET /v1/api/projects HTTP/1.1\r\nHost: evil.example\r\nx-api-key: " + TestServer.KEY + "\r\nConnection: close\r\n\r\n")
                        .startsWith("HTTP/1.1 403"));
        String local = "Host: 127.0.0.1:" + server.server.ingestion().getPort() + "\r\nx-api-key: " + TestServer.KEY
                + "\r\nConnection: close\r\n";
        assertTrue(raw("GET /v1/api/projects HTTP/1.1\r\n" + local + "Origin: http://evil.example\r\n\r\n").startsWith("HTTP/1.1 403"));
        assertTrue(raw("GET /v1/api/projects HTTP/1.1\r\n" + local + "Origin: null\r\n\r\n").startsWith("HTTP/1.1 403"));
        String own = raw("GET /v1/api/projects HTTP/1.1\r\n" + local + "Origin: http://localhost:4820\r\n\r\n");
        assertTrue(own.startsWith("HTTP/1.1 200"), own);
        assertTrue(own.contains("Access-Control-Allow-Origin: http://localhost:4820"), own);
        assertFalse(own.contains("Access-Control-Allow-Credentials"), own);
        String upgrade = "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
        String socket = raw(
                "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\n" + upgrade + "Origin: https://evil.example\r\n\r\n");
        assertTrue(socket.startsWith("HTTP/1.1 403"), socket);
    }

    @Test
    void pairingTokensAreForThisProjectAndEnd() throws Exception {
        URI join = server.server.joinHere(server.project);
        String token = join.getFragment().substring("pair=".length());
        HttpResponse<String> paired = pair(token);
        assertEquals(200, paired.statusCode());
        String key = TestServer.JSON.readTree(paired.body()).path("apiKey").asText();
        assertEquals(200, server.data("training", "a.json", SAMPLE, "x-api-key", key).statusCode());
        assertEquals(403, pair(token.substring(1)).statusCode());
        assertEquals(403, pair("").statusCode());
        server.server.closePairing(server.project);
        assertEquals(403, pair(token).statusCode());
    }

    @Test
    void namesCannotWriteHeadersOfTheAnswer() throws Exception {
        HttpResponse<String> reply = server.data("training", "a%0d%0aX-Evil:%201.json", SAMPLE, "x-label", "b%0d%0aX-Evil:%202");
        assertTrue(reply.headers().firstValue("x-evil").isEmpty());
        assertNotEquals(500, reply.statusCode());
    }

    @Test
    void tooLargeIsRefusedBeforeItIsRead() throws Exception {
        String answer = raw("POST /api/training/data HTTP/1.1\r\nHost: localhost\r\nx-api-key: " + TestServer.KEY
                + "\r\nx-file-name: a.wav\r\nContent-Length: 104857601\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 413"), answer);
        assertTrue(raw("GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: " + "x".repeat(20_000) + "\r\n\r\n").startsWith("HTTP/1.1 431"));
    }

    @Test
    void tooManyPartsAreRefused() throws Exception {
        Object[][] parts = new Object[1001][];
        java.util.Arrays.setAll(parts, i -> new Object[]{ "data", "a" + i + ".json", new byte[]{ '{' } });
        HttpResponse<String> reply = server.files("training", parts);
        assertTrue(reply.statusCode() == 413 || reply.statusCode() == 400, reply.statusCode() + " " + reply.body());
        assertEquals(0, server.dataset.samples().size());
    }

    @Test
    void whoOnlyHoldsTheLineIsLetGo() throws Exception {
        try (Socket slow = connect()) {
            slow.setSoTimeout(60_000);
            OutputStream out = slow.getOutputStream();
            out.write(("POST /api/training/data HTTP/1.1\r\nHost: localhost\r\nx-api-key: " + TestServer.KEY
                    + "\r\nx-file-name: a.json\r\nContent-Length: 100000\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            boolean ended = false;
            for (int i = 0; i < 40 && !ended; i++) {
                try {
                    out.write('{');
                    out.flush();
                    Thread.sleep(250);
                    ended = slow.getInputStream().available() > 0;
                } catch (IOException e) {
                    ended = true;
                }
            }
            assertTrue(ended, "a body of four bytes a second was still waited for after ten seconds");
        }
        assertEquals(200, server.data("training", "a.json", SAMPLE).statusCode());
    }

    @Test
    void brokenMessagesEndNothing() throws Exception {
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            byte[] body = SAMPLE.clone();
            for (int k = 0; k < 1 + random.nextInt(20); k++) {
                body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            }
            String name = i % 2 == 0 ? "a.json" : "a.cbor";
            HttpResponse<String> reply = server.data("training", name, body);
            assertTrue(reply.statusCode() == 200 || reply.statusCode() == 400, reply.statusCode() + " " + reply.body());
        }
        int stored = server.dataset.samples().size();
        TestServer.Device device = server.connect(false);
        device.hello("fuzz");
        assertTrue(device.next().path("hello").asBoolean());
        byte[] noise = new byte[200];
        for (int i = 0; i < 200; i++) {
            random.nextBytes(noise);
            if (i % 2 == 0) {
                device.socket.sendBinary(ByteBuffer.wrap(noise.clone()), true).join();
            } else {
                device.socket.sendText(new String(noise, StandardCharsets.ISO_8859_1), true).join();
            }
        }
        device.socket.sendText("ping", true).join();
        while (!device.next().asText().equals("pong")) {
            continue;
        }
        for (int i = 0; i < 100; i++) {
            random.nextBytes(noise);
            raw(new String(noise, StandardCharsets.ISO_8859_1) + "\r\n\r\n");
        }
        for (String body : new String[]{ "", "--XX", "--XX\r\n\r\n", "--XX\r\nContent-Disposition: form-data\r\n\r\nx\r\n--XX--\r\n",
                "--YY--" }) {
            int status = broken(body);
            assertTrue(status == 400 || status == 413, status + " for " + body);
        }
        assertEquals(200, server.data("training", "good.json", TestServer.sample("a", 20, 99)).statusCode());
        assertEquals(stored + 1, server.dataset.samples().size());
    }

    @Test
    void onlyTls12AndNewerAndTheKeyIsTheOwners() throws Exception {
        assertThrows(IOException.class, () -> handshake("TLSv1.1"));
        assertEquals("TLSv1.2", handshake("TLSv1.2"));
        assertEquals("TLSv1.3", handshake("TLSv1.3"));
        Path keys = folder.resolve("installation/server.p12");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(keys)));
    }

    /** Status of the answer to a form. */
    private int broken(String body) throws IOException {
        String answer = raw("POST /api/training/files HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nx-api-key: " + TestServer.KEY
                + "\r\nContent-Type: multipart/form-data; boundary=XX\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
        assertTrue(answer.startsWith("HTTP/1.1 "), "no answer to " + body + ": " + answer);
        return Integer.parseInt(answer.substring(9, 12));
    }

    private HttpResponse<String> pair(String token) throws IOException, InterruptedException {
        return server.send(HttpRequest.newBuilder(server.server.studio().resolve("/phone/pair?token=" + token))
                .POST(HttpRequest.BodyPublishers.noBody()));
    }

    private Socket connect() throws IOException {
        return new Socket("127.0.0.1", server.server.ingestion().getPort());
    }

    /** Sends bytes as they are and reads what comes. */
    private String raw(String request) throws IOException {
        try (Socket socket = connect()) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            socket.shutdownOutput();
            try (InputStream in = socket.getInputStream()) {
                return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            } catch (IOException e) {
                // the server may end a connection that makes no sense without a word
                return "";
            }
        }
    }

    private String handshake(String version) throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[]{ new Trusting() }, null);
        java.security.Security.setProperty("jdk.tls.disabledAlgorithms", "");
        URI address = server.server.secure();
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(address.getHost(), address.getPort())) {
            socket.setEnabledProtocols(new String[]{ version });
            socket.startHandshake();
            return socket.getSession().getProtocol();
        }
    }

    /** Trusts the certificate of this test's server. */
    private static final class Trusting implements X509TrustManager {

        @Override
        public void checkClientTrusted(java.security.cert.X509Certificate[] chain, String type) {
            // no client shows one
        }

        @Override
        public void checkServerTrusted(java.security.cert.X509Certificate[] chain, String type) {
            // the server was made by this test
        }

        @Override
        public java.security.cert.X509Certificate[] getAcceptedIssuers() {
            return new java.security.cert.X509Certificate[0];
        }
    }
}
