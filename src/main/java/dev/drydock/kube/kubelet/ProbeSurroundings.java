package dev.drydock.kube.kubelet;

import dev.drydock.kube.api.core.Container;
import dev.drydock.kube.kubelet.shell.Surroundings;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A container as a command of a probe sees it: files are those that its process makes; any other, but in `/tmp`, is taken to be there.
record ProbeSurroundings(Container container, Behaviour behaviour, Duration moment) implements Surroundings {
    private static final List<String> MADE = List.of("/tmp/", "/ready", "/healthy", "/health", "/live");

    @Override
    public Map<String, String> variables() {
        var variables = new LinkedHashMap<String, String>();
        container.env().forEach(variable -> {
            if (variable.name() != null) {
                variables.put(variable.name(), variable.value() == null ? "" : variable.value());
            }
        });
        return variables;
    }

    @Override
    public Optional<String> file(String path) {
        var change = Behaviour.lastChange(behaviour.files(), path, moment);
        if (change != null) {
            return Optional.ofNullable(change.text());
        }
        boolean made = behaviour.files().stream().anyMatch(file -> file.path().equals(path)) || MADE.stream().anyMatch(path::startsWith);
        return made || path.endsWith("/") ? Optional.empty() : Optional.of("");
    }

    @Override
    public Optional<List<String>> entries(String directory) {
        return Optional.of(List.of()).filter(none -> directory.matches("/|/tmp|/etc|/var|/var/.*")).map(none -> List.<String>of());
    }

    @Override
    public boolean listens(int port) {
        return behaviour.listens(port, moment);
    }
}
