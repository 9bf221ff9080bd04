package dev.drydock;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// The packaged app in a process of its own, as it is run in earnest, with its data in a folder.
final class Server implements AutoCloseable {
    private static final Path JAR = Path.of("target", "drydock.jar");
    private static final Pattern STARTED = Pattern.compile("Tomcat started on port (\\d+)");
    private static final int LONGEST_START_SECONDS = 120;

    private final Process process;
    private final CompletableFuture<Integer> port = new CompletableFuture<>();

    private Server(Process process) {
        this.process = process;
    }

    static Server start(Path data) {
        if (!Files.exists(JAR)) {
            throw new IllegalStateException(JAR + " is missing: run ./mvnw verify, which packages the app before this test");
        }
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(java, "-jar", JAR.toString(), "--server.port=0",
                "--drydock.data=" + data.toAbsolutePath());
        try {
            var server = new Server(builder.redirectErrorStream(true).start());
            Thread.ofVirtual().start(server::listen);
            server.port.get(LONGEST_START_SECONDS, TimeUnit.SECONDS);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException("the app did not start", e);
        }
    }

    String address() {
        return "http://127.0.0.1:" + port.join();
    }

    /// At once, without a chance to put anything in order.
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    private void listen() {
        var log = new StringBuilder();
        try (BufferedReader lines = process.inputReader()) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var started = STARTED.matcher(line);
                if (started.find()) {
                    port.complete(Integer.valueOf(started.group(1)));
                }
                if (!port.isDone()) {
                    log.append(line).append('\n');
                }
            }
        } catch (IOException e) {
            log.append(e);
        }
        port.completeExceptionally(new IllegalStateException(log.toString()));
    }
}
