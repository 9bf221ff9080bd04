package dev.drydock.kube;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// Command lines with what a real Kubernetes answered to them.
record GoldenCase(String name, Map<String, String> files, List<Step> steps) {
    private static final Pattern DURATION = Pattern.compile("(\\d+)(ms|s|m|h)");

    sealed interface Step {
        /// @param stable whether the recordings agreed, so that the answer can be compared
        record Run(String line, int exit, String out, String err, boolean stable) implements Step {}

        record Settle() implements Step {}

        record Wait(Duration time) implements Step {}

        record NodeDown(String node) implements Step {}

        record NodeUp(String node) implements Step {}
    }

    static List<GoldenCase> readAll(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(GoldenCase::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    static GoldenCase read(Path file) {
        try {
            var limits = new LoaderOptions();
            limits.setCodePointLimit(50_000_000);
            Map<String, Object> tree = new Yaml(new SafeConstructor(limits)).load(Files.readString(file));
            var name = text(tree, "name", file.getFileName().toString().replace(".yaml", ""));
            var files = new LinkedHashMap<String, String>();
            ((Map<String, Object>) tree.getOrDefault("files", Map.of()))
                    .forEach((key, value) -> files.put(key, value == null ? "" : value.toString()));
            var steps = new ArrayList<Step>();
            for (var step : (List<Map<String, Object>>) tree.getOrDefault("steps", List.of())) {
                steps.add(step(name, step));
            }
            return new GoldenCase(name, files, steps);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Step step(String name, Map<String, Object> step) {
        if (step.containsKey("run")) {
            return new Step.Run(
                    text(step, "run", ""),
                    Integer.parseInt(text(step, "exit", "0")),
                    text(step, "out", ""),
                    text(step, "err", ""),
                    !Boolean.TRUE.equals(step.get("unstable")));
        } else if (step.containsKey("settle")) {
            return new Step.Settle();
        } else if (step.containsKey("wait")) {
            return new Step.Wait(duration(text(step, "wait", "")));
        } else if (step.containsKey("node-down")) {
            return new Step.NodeDown(text(step, "node-down", ""));
        } else if (step.containsKey("node-up")) {
            return new Step.NodeUp(text(step, "node-up", ""));
        }
        throw new IllegalArgumentException("case " + name + " has a step that is none: " + step);
    }

    private static String text(Map<String, Object> map, String key, String otherwise) {
        var value = map.get(key);
        return value == null ? otherwise : value.toString();
    }

    private static Duration duration(String text) {
        var total = Duration.ZERO;
        var parts = DURATION.matcher(text);
        while (parts.find()) {
            long amount = Long.parseLong(parts.group(1));
            total = total.plus(
                    switch (parts.group(2)) {
                        case "ms" -> Duration.ofMillis(amount);
                        case "s" -> Duration.ofSeconds(amount);
                        case "m" -> Duration.ofMinutes(amount);
                        default -> Duration.ofHours(amount);
                    });
        }
        if (total.isZero()) {
            throw new IllegalArgumentException("not a duration: " + text);
        }
        return total;
    }

    /// Everything that whoever wrote the case wrote: its commands, files and named nodes.
    String ownText() {
        return steps.stream()
                        .map(step -> switch (step) {
                            case Step.Run run -> run.line();
                            case Step.NodeDown down -> down.node();
                            case Step.NodeUp up -> up.node();
                            case Step.Settle settle -> "";
                            case Step.Wait wait -> "";
                        })
                        .collect(Collectors.joining("\n"))
                + "\n"
                + String.join("\n", files.values());
    }

    boolean listsNodes() {
        return steps.stream()
                .anyMatch(step -> step instanceof Step.Run run
                        && run.line().matches(".*\\b(get|describe) (no|node|nodes)(,\\S*)?( -.*)?$"));
    }
}
