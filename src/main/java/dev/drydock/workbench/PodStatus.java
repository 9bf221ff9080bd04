package dev.drydock.workbench;

import dev.drydock.kube.api.core.ContainerState;
import dev.drydock.kube.api.core.ContainerStatus;
import dev.drydock.kube.api.core.Pod;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A Pod in one word, as kubectl's STATUS column says it, and the state that the page draws for it.
/// Mirrors `printPod` in `pkg/printers/internalversion`, without restartable init containers.
record PodStatus(String word, Scene.State state) {
    private static final Set<String> FAILURES =
            Set.of("Error", "Failed", "Evicted", "OOMKilled", "ContainerCannotRun", "DeadlineExceeded", "InvalidImageName", "NodeLost");

    static PodStatus of(Pod pod) {
        var word = wordFor(pod);
        return new PodStatus(word, stateFor(pod, word));
    }

    static int ready(Pod pod) {
        return (int) pod.status().containerStatuses().stream().filter(status -> Boolean.TRUE.equals(status.ready())).count();
    }

    static int restarts(Pod pod) {
        return pod.status().containerStatuses().stream()
                .mapToInt(status -> orZero(status.restartCount()))
                .sum();
    }

    private static String wordFor(Pod pod) {
        if (pod.metadata().deletionTimestamp() != null) {
            return "NodeLost".equals(pod.status().reason()) ? "Unknown" : "Terminating";
        }
        var phase = orElse(pod.status().phase(), "Pending");
        var word = orElse(pod.status().reason(), phase);
        return initialising(pod).orElseGet(() -> {
            var statuses = pod.status().containerStatuses();
            var told = statuses.reversed().stream().map(ContainerStatus::state).flatMap(state -> reason(state).stream()).toList();
            var last = told.isEmpty() ? word : told.getLast();
            boolean running = statuses.stream().anyMatch(status -> Boolean.TRUE.equals(status.ready()) && status.state().running() != null);
            if (last.equals("Completed") && running) {
                return isReady(pod) ? "Running" : "NotReady";
            }
            return last;
        });
    }

    /// `Init:0/2` and the like, while init containers have not all ended well.
    private static Optional<String> initialising(Pod pod) {
        List<ContainerStatus> statuses = pod.status().initContainerStatuses();
        for (int i = 0; i < statuses.size(); i++) {
            var state = statuses.get(i).state();
            if (state.terminated() != null && orZero(state.terminated().exitCode()) == 0) {
                continue;
            }
            var reason = reason(state).filter(told -> !told.equals("PodInitializing"));
            return Optional.of("Init:" + reason.orElse(i + "/" + pod.spec().initContainers().size()));
        }
        return Optional.empty();
    }

    private static Optional<String> reason(ContainerState state) {
        if (state.waiting() != null && !orElse(state.waiting().reason(), "").isEmpty()) {
            return Optional.of(state.waiting().reason());
        }
        if (state.terminated() == null) {
            return Optional.empty();
        }
        var told = orElse(state.terminated().reason(), "");
        if (!told.isEmpty()) {
            return Optional.of(told);
        }
        int signal = orZero(state.terminated().signal());
        return Optional.of(signal != 0 ? "Signal:" + signal : "ExitCode:" + orZero(state.terminated().exitCode()));
    }

    private static Scene.State stateFor(Pod pod, String word) {
        if (pod.metadata().deletionTimestamp() != null || "Succeeded".equals(pod.status().phase())) {
            return Scene.State.ENDING;
        }
        if ("Failed".equals(pod.status().phase()) || fails(word.startsWith("Init:") ? word.substring(5) : word)) {
            return Scene.State.FAILING;
        }
        if (orElse(pod.spec().nodeName(), "").isEmpty()) {
            return Scene.State.WAITING;
        }
        return isReady(pod) ? Scene.State.READY : Scene.State.STARTING;
    }

    private static boolean fails(String word) {
        return FAILURES.contains(word)
                || word.endsWith("BackOff")
                || word.endsWith("Error")
                || word.startsWith("Err")
                || word.startsWith("ExitCode:")
                || word.startsWith("Signal:");
    }

    private static boolean isReady(Pod pod) {
        return pod.status().conditions().stream()
                .anyMatch(condition -> "Ready".equals(condition.type()) && "True".equals(condition.status()));
    }

    private static int orZero(@Nullable Integer number) {
        return number == null ? 0 : number;
    }

    private static String orElse(@Nullable String text, String otherwise) {
        return text == null || text.isEmpty() ? otherwise : text;
    }
}
