package dev.drydock.kube;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.drydock.kube.api.core.Node;
import dev.drydock.kube.api.core.NodeAddress;
import dev.drydock.kube.kubelet.ImageChanges;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/// One case, run on a new cluster and compared.
record GoldenRun(GoldenCase golden, List<Result> results) {
    /// What became of one compared command line.
    ///
    /// @param difference empty where it answered as recorded
    record Result(String line, Optional<String> difference) {}

    /// Runs the case on nodes as those of the recordings.
    static GoldenRun recorded(GoldenCase golden) {
        return of(golden, Settings.DEFAULT.withImages(ImageChanges.IGNORED));
    }

    static GoldenRun of(GoldenCase golden, Settings settings) {
        var cluster = Cluster.boot(settings);
        var results = new ArrayList<Result>();
        for (var step : golden.steps()) {
            switch (step) {
                case GoldenCase.Step.Settle settle -> cluster.settle();
                case GoldenCase.Step.Wait wait -> cluster.advance(wait.time());
                case GoldenCase.Step.NodeDown down -> cluster.nodeDown(down.node());
                case GoldenCase.Step.NodeUp up -> cluster.nodeUp(up.node());
                case GoldenCase.Step.Run run -> {
                    var difference = difference(golden, cluster, run);
                    if (run.stable()) {
                        results.add(new Result(run.line(), difference));
                    }
                }
            }
        }
        return new GoldenRun(golden, results);
    }

    long passed() {
        return results.stream().filter(result -> result.difference().isEmpty()).count();
    }

    long failed() {
        return results.size() - passed();
    }

    String report() {
        return results.stream()
                .flatMap(result -> result.difference().stream().map(text -> "$ " + result.line() + "\n" + text))
                .collect(Collectors.joining("\n"));
    }

    private static Optional<String> difference(GoldenCase golden, Cluster cluster, GoldenCase.Step.Run run) {
        Output answer;
        try {
            answer = cluster.kubectl(run.line(), golden.files());
        } catch (RuntimeException | StackOverflowError bug) {
            var trace = new StringWriter();
            bug.printStackTrace(new PrintWriter(trace));
            return Optional.of(trace.toString().lines().limit(25).collect(Collectors.joining("\n")));
        }
        var normaliser = new Normaliser(golden, cluster.list(Node.class).stream()
                .flatMap(node -> node.status().addresses().stream())
                .filter(address -> "InternalIP".equals(address.type()))
                .map(NodeAddress::address)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        var text = new StringBuilder();
        if (answer.exit() != run.exit()) {
            text.append("  exit ").append(answer.exit()).append(" instead of ").append(run.exit()).append('\n');
        }
        text.append(difference("out", normaliser.normalise(run.out()), normaliser.normalise(answer.out())));
        text.append(difference("err", normaliser.normalise(run.err()), normaliser.normalise(answer.err())));
        return text.isEmpty() ? Optional.empty() : Optional.of(text.toString());
    }

    private static String difference(String stream, String expected, String actual) {
        if (expected.equals(actual)) {
            return "";
        }
        var recorded = List.of(expected.split("\n", -1));
        var patch = DiffUtils.diff(recorded, List.of(actual.split("\n", -1)));
        return UnifiedDiffUtils.generateUnifiedDiff("recorded " + stream, "printed " + stream, recorded, patch, 1).stream()
                .map(line -> "  " + line + "\n")
                .collect(Collectors.joining());
    }
}
