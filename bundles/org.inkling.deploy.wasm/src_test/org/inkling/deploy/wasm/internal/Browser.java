package org.inkling.deploy.wasm.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;

/** A headless Chromium, driven by its DevTools protocol, and a web server with some files. */
final class Browser implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PATIENCE_SECONDS = 60;

    private final HttpServer server;
    private final Path profile;
    private final Process process;
    private final WebSocket socket;
    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private int last;

    Browser(Map<String, byte[]> files) throws IOException, InterruptedException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath().substring(1);
            byte[] file = files.get(path.isEmpty() ? "index.html" : path);
            exchange.getResponseHeaders().add("Content-Type", type(path));
            exchange.sendResponseHeaders(file == null ? 404 : 200, file == null ? -1 : file.length);
            if (file != null) {
                exchange.getResponseBody().write(file);
            }
            exchange.close();
        });
        server.start();
        profile = Files.createTempDirectory("inkling-chromium");
        process = new ProcessBuilder(List.of("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync", "--remote-debugging-port=0",
                "--user-data-dir=" + profile, "about:blank")).redirectErrorStream(true)
                .redirectOutput(profile.resolve("log").toFile()).start();
        socket = HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(page(), new Listener()).join();
        send("Page.enable", JSON.createObjectNode());
        send("Page.navigate", JSON.createObjectNode().put("url", "http://localhost:" + server.getAddress().getPort() + "/"));
    }

    private static String type(String path) {
        return path.endsWith(".wasm") ? "application/wasm" : path.endsWith("js") ? "text/javascript" : "text/html";
    }

    /** Where the DevTools of the first page listen. */
    private URI page() throws IOException, InterruptedException {
        Path port = profile.resolve("DevToolsActivePort");
        for (int i = 0; i < 10 * PATIENCE_SECONDS && (!Files.exists(port) || Files.readAllLines(port).size() < 2); i++) {
            Thread.sleep(100);
        }
        if (!Files.exists(port)) {
            throw new IOException("Chromium does not start: " + Files.readString(profile.resolve("log")));
        }
        URI list = URI.create("http://localhost:" + Files.readAllLines(port).get(0) + "/json/list");
        for (JsonNode target : JSON.readTree(list.toURL())) {
            if (target.path("type").asText().equals("page")) {
                return URI.create(target.path("webSocketDebuggerUrl").asText());
            }
        }
        throw new IOException("Chromium has no page");
    }

    /** Sends a command and waits for its result. */
    JsonNode send(String method, ObjectNode parameters) throws IOException, InterruptedException {
        ObjectNode command = JSON.createObjectNode().put("id", ++last).put("method", method);
        command.set("params", parameters);
        socket.sendText(JSON.writeValueAsString(command), true).join();
        for (;;) {
            String message = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (message == null) {
                throw new IOException("no answer to " + method);
            }
            JsonNode answer = JSON.readTree(message);
            if (answer.path("id").asInt() == last) {
                return answer.path("result");
            }
        }
    }

    /** Value of a JavaScript expression, promises awaited. */
    JsonNode evaluate(String expression) throws IOException, InterruptedException {
        JsonNode result = send("Runtime.evaluate",
                JSON.createObjectNode().put("expression", expression).put("awaitPromise", true).put("returnByValue", true));
        if (result.has("exceptionDetails")) {
            throw new AssertionError(expression + ": " + result.path("exceptionDetails"));
        }
        return result.path("result").path("value");
    }

    /** Waits until an expression is true. */
    void await(String condition) throws IOException, InterruptedException {
        for (int i = 0; i < 10 * PATIENCE_SECONDS; i++) {
            if (evaluate("!!(" + condition + ")").asBoolean()) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("never came true: " + condition);
    }

    /** Ends the web server; the page goes on. */
    void disconnect() {
        server.stop(0);
    }

    @Override
    public void close() throws IOException {
        socket.abort();
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        process.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
        process.onExit().join();
        all.forEach(handle -> handle.onExit().join());
        server.stop(0);
        Tools.delete(profile);
    }

    /** Puts messages together. */
    private final class Listener implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean complete) {
            text.append(data);
            if (complete) {
                messages.add(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return null;
        }
    }
}
