package org.inkling.device.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A page in headless Chromium, driven by the DevTools protocol. */
final class Chromium implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final WebSocket socket;
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final List<String> errors = new ArrayList<>();

    /** Whether it is installed. */
    static boolean installed() {
        return Files.isExecutable(Path.of("/usr/bin/chromium"));
    }

    /** @param folder for its profile */
    Chromium(Path folder, String... further) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("/usr/bin/chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
                "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "--ignore-certificate-errors", "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream",
                "--window-size=360,740", "--remote-debugging-port=0", "--remote-allow-origins=*", "--user-data-dir=" + folder));
        command.addAll(List.of(further));
        command.add("about:blank");
        process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(folder.resolveSibling("chromium.log").toFile())
                .start();
        Path port = folder.resolve("DevToolsActivePort");
        for (int i = 0; i < 300 && !Files.exists(port); i++) {
            Thread.sleep(100);
        }
        Thread.sleep(200);
        HttpClient client = HttpClient.newHttpClient();
        URI list = URI.create("http://127.0.0.1:" + Files.readAllLines(port).get(0) + "/json/list");
        String address = "";
        for (int i = 0; i < 100 && address.isEmpty(); i++) {
            JsonNode pages = JSON.readTree(client.send(HttpRequest.newBuilder(list).build(), HttpResponse.BodyHandlers.ofString()).body());
            for (JsonNode page : pages) {
                if (page.path("type").asText().equals("page")) {
                    address = page.path("webSocketDebuggerUrl").asText();
                }
            }
            Thread.sleep(50);
        }
        socket = client.newWebSocketBuilder().connectTimeout(Duration.ofSeconds(20)).buildAsync(URI.create(address), new Receiver()).join();
        call("Page.enable");
        call("Runtime.enable");
    }

    /** Calls a method with parameters in turn: name, value. */
    JsonNode call(String method, Object... parameters) {
        ObjectNode message = JSON.createObjectNode().put("id", ids.incrementAndGet()).put("method", method);
        ObjectNode values = message.putObject("params");
        for (int i = 0; i < parameters.length; i += 2) {
            values.set((String) parameters[i], JSON.valueToTree(parameters[i + 1]));
        }
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        waiting.put(message.path("id").asInt(), answer);
        socket.sendText(message.toString(), true).join();
        JsonNode reply = answer.orTimeout(30, TimeUnit.SECONDS).join();
        if (reply.has("error")) {
            throw new AssertionError(method + ": " + reply.path("error"));
        }
        return reply.path("result");
    }

    void open(URI address) {
        call("Page.navigate", "url", address.toString());
    }

    /** The value of an expression; waits for a promise. */
    JsonNode evaluate(String expression) {
        JsonNode result = call("Runtime.evaluate", "expression", expression, "awaitPromise", true, "returnByValue", true, "userGesture",
                true);
        if (result.has("exceptionDetails")) {
            throw new AssertionError(expression + ": " + result.path("exceptionDetails"));
        }
        return result.path("result").path("value");
    }

    /** Waits until an expression is true. */
    void until(String expression) throws InterruptedException {
        for (int i = 0; i < 300; i++) {
            if (evaluate("(() => { try { return Boolean(" + expression + ") } catch { return false } })()").asBoolean()) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("not in 30 s: " + expression + "; page: " + evaluate("document.body.innerText"));
    }

    void screenshot(Path file) throws IOException {
        Files.write(file, Base64.getDecoder().decode(call("Page.captureScreenshot", "format", "png").path("data").asText()));
    }

    /** What the page's scripts threw. */
    List<String> errors() {
        synchronized (errors) {
            return List.copyOf(errors);
        }
    }

    @Override
    public void close() {
        try {
            call("Browser.close");
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
        }
    }

    private final class Receiver implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                try {
                    JsonNode message = JSON.readTree(text.toString());
                    CompletableFuture<JsonNode> answer = waiting.remove(message.path("id").asInt());
                    if (answer != null) {
                        answer.complete(message);
                    } else if (message.path("method").asText().equals("Runtime.exceptionThrown")) {
                        synchronized (errors) {
                            errors.add(message.path("params").path("exceptionDetails").toString());
                        }
                    }
                } catch (IOException e) {
                    synchronized (errors) {
                        errors.add(e.toString());
                    }
                }
                text.setLength(0);
            }
            from.request(1);
            return null;
        }
    }
}
