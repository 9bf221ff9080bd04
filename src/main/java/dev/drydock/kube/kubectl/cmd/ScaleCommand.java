package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.api.Go;
import dev.drydock.kube.api.autoscaling.Scale;
import dev.drydock.kube.api.autoscaling.ScaleSpec;
import dev.drydock.kube.api.codec.Codec;
import dev.drydock.kube.api.codec.Trees;
import dev.drydock.kube.client.DynamicClient.PatchType;
import dev.drydock.kube.client.DynamicClient.Request;
import dev.drydock.kube.kubectl.cli.Command;
import dev.drydock.kube.kubectl.cli.Failure;
import dev.drydock.kube.kubectl.cli.FlagSet;
import dev.drydock.kube.kubectl.cli.Invocation;
import dev.drydock.kube.kubectl.resource.Info;
import dev.drydock.kube.kubectl.resource.Selection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Sets how many replicas something keeps. Mirrors `kubectl/pkg/cmd/scale` and `kubectl/pkg/scale`.
final class ScaleCommand implements Command {
    @Override
    public String name() {
        return "scale";
    }

    @Override
    public String usage() {
        return "[--resource-version=version] [--current-replicas=count] --replicas=COUNT (-f FILENAME | TYPE NAME)";
    }

    @Override
    public void declare(FlagSet flags) {
        Results.declare(FileFlags.declare(flags))
                .text("selector", "l", "")
                .text("resource-version")
                .bool("all")
                .bool("record")
                .integer("replicas", "", 0)
                .integer("current-replicas", "", -1)
                .duration("timeout", "0s")
                .require("replicas");
    }

    @Override
    public void run(Invocation kubectl) {
        var flags = kubectl.flags();
        if (flags.number("replicas") < 0) {
            throw Failure.of("The --replicas=COUNT flag is required, and COUNT must be greater than or equal to 0");
        } else if (flags.number("current-replicas") < -1) {
            throw Failure.of("The --current-replicas must specify an integer of -1 or greater");
        }
        var results = Results.of(kubectl);
        var failures = new ArrayList<RuntimeException>();
        var infos = Selection.flat(Selection.of(kubectl)
                .files(FileFlags.files(kubectl))
                .labels(flags.get("selector"))
                .everything(flags.is("all"))
                .arguments(kubectl.arguments(), flags.is("all"))
                .all(failures));
        if (!flags.get("resource-version").isEmpty() && infos.size() > 1) {
            throw Failure.of("cannot use --resource-version with multiple resources");
        } else if (infos.isEmpty()) {
            Failure.throwAll(failures);
            throw Failure.of("no objects passed to scale");
        }
        for (var info : infos) {
            scale(kubectl, results, info);
        }
        Failure.throwAll(failures);
    }

    private static void scale(Invocation kubectl, Results results, Info info) {
        var flags = kubectl.flags();
        long wanted = flags.number("replicas");
        if (results.onlyHere()) {
            results.print(info, resized(info, wanted), "scaled");
            return;
        }
        var scaled = scaled(kubectl, info, wanted, results.plainRequest());
        if (!flags.time("timeout").isZero() && results.suffix().isEmpty()) {
            await(kubectl, info, wanted, flags.time("timeout"));
        }
        kubectl.recorded().ifPresent(cause ->
                kubectl.client().patch(info.kind(), info.key(), PatchType.MERGE, kubectl.recording(Map.of()), results.plainRequest()));
        results.print(info, resized(info, number(scaled.spec().replicas())), "scaled");
    }

    /// Conditions need the scale as it is; without them there is no need to ask for it.
    private static Scale scaled(Invocation kubectl, Info info, long wanted, Request request) {
        var client = kubectl.client();
        var kind = info.kind();
        if (kubectl.flags().number("current-replicas") == -1 && kubectl.flags().get("resource-version").isEmpty()) {
            var patch = Map.of("spec", Map.of("replicas", wanted));
            return (Scale) client.patch(kind, info.key(), PatchType.MERGE, patch, request.withSubresource("scale"));
        }
        var current = (Scale) client.get(kind, info.key(), "scale");
        requireExpected(kubectl, current);
        return client.updateScale(kind, current.withSpec(new ScaleSpec(Math.toIntExact(wanted))), request);
    }

    private static void requireExpected(Invocation kubectl, Scale current) {
        long expected = kubectl.flags().number("current-replicas");
        long actual = number(current.spec().replicas());
        if (expected != -1 && actual != expected) {
            throw Failure.of("Expected replicas to be %d, was %d".formatted(expected, actual));
        }
        var version = kubectl.flags().get("resource-version");
        if (!version.isEmpty() && !version.equals(current.metadata().resourceVersion())) {
            throw Failure.of("Expected resource version to be %s, was %s".formatted(version, current.metadata().resourceVersion()));
        }
    }

    /// Waits until there are as many as asked for, or somebody asks for another number.
    private static void await(Invocation kubectl, Info info, long wanted, Duration longest) {
        boolean done = kubectl.waitUntil(
                () -> {
                    var scale = (Scale) kubectl.client().get(info.kind(), info.key(), "scale");
                    return number(scale.spec().replicas()) != wanted || number(scale.status().replicas()) == wanted;
                },
                longest);
        if (!done) {
            throw Failure.of("timed out waiting for " + Go.quote(info.name()) + " to be synced");
        }
    }

    /// The object as it was read, with the new number in it.
    private static Map<String, @Nullable Object> resized(Info info, long replicas) {
        Map<String, @Nullable Object> tree = Trees.copy(Codec.tree(info.object()));
        var spec = new LinkedHashMap<String, @Nullable Object>(Trees.map(Objects.requireNonNullElse(tree.get("spec"), Map.of())));
        spec.put("replicas", replicas);
        tree.put("spec", spec);
        return tree;
    }

    private static int number(@Nullable Integer replicas) {
        return Objects.requireNonNullElse(replicas, 0);
    }
}
