package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.api.Kinds;
import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.StatusException;
import dev.drydock.kube.api.core.Container;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.client.NodeApi.Printed;
import dev.drydock.kube.kubectl.cli.Command;
import dev.drydock.kube.kubectl.cli.Failure;
import dev.drydock.kube.kubectl.cli.FlagSet;
import dev.drydock.kube.api.Go;
import dev.drydock.kube.kubectl.cli.Invocation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Prints what containers printed. Following ends with the container or, where nobody can interrupt it, after a while.
final class LogsCommand implements Command {
    private static final String EXPECTED = "expected 'logs [-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]'.\n"
            + "POD or TYPE/NAME is a required argument for the logs command";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'").withZone(ZoneOffset.UTC);
    private static final Duration FOLLOWED = Duration.ofSeconds(10);
    private static final int SELECTOR_TAIL = 10;

    @Override
    public String name() {
        return "logs";
    }

    @Override
    public String usage() {
        return "[-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]";
    }

    @Override
    public void declare(FlagSet flags) {
        flags.bool("all-containers")
                .bool("all-pods")
                .bool("follow", "f", false)
                .bool("timestamps")
                .bool("previous", "p", false)
                .bool("ignore-errors")
                .bool("insecure-skip-tls-verify-backend")
                .bool("prefix")
                .integer("limit-bytes", "", 0)
                .integer("tail", "", -1)
                .integer("max-log-requests", "", 5)
                .text("since-time")
                .duration("since", "0s")
                .text("container", "c", "")
                .text("selector", "l", "")
                .duration("pod-running-timeout", "20s");
    }

    @Override
    public void run(Invocation kubectl) {
        var flags = kubectl.flags();
        validate(kubectl);
        if (flags.is("follow") && !kubectl.isStanding()) {
            kubectl.waitUntil(() -> false, FOLLOWED);
        }
        boolean several = flags.is("all-pods") || !flags.get("selector").isEmpty();
        var pods = pods(kubectl);
        if (flags.is("follow") && pods.size() > flags.number("max-log-requests")) {
            throw Failure.of(("you are attempting to follow %d log streams, but maximum allowed concurrency is %d, "
                    + "use --max-log-requests to increase the limit").formatted(pods.size(), flags.number("max-log-requests")));
        }
        for (var pod : pods) {
            for (var container : containers(kubectl, pod, several)) {
                print(kubectl, pod, container);
                if (flags.is("follow") && kubectl.isStanding()) {
                    new LogFollow(kubectl, pod, container).begin();
                }
            }
        }
    }

    @Override
    public boolean isFollowing(FlagSet flags) {
        return flags.is("follow");
    }

    private static void validate(Invocation kubectl) {
        var flags = kubectl.flags();
        var arguments = kubectl.arguments();
        var selector = flags.get("selector");
        if (arguments.isEmpty() && selector.isEmpty() || arguments.size() > 2) {
            throw Failure.usage(EXPECTED);
        } else if (arguments.size() == 1 && !selector.isEmpty()) {
            throw Failure.usage("only a selector (-l) or a POD name is allowed");
        } else if (flags.changed("since-time") && !flags.time("since").isZero()) {
            throw Failure.of("at most one of `sinceTime` or `sinceSeconds` may be specified");
        } else if (flags.is("all-containers") && !container(kubectl).isEmpty()) {
            throw Failure.of("--all-containers=true should not be specified with container name " + container(kubectl));
        } else if (flags.changed("container") && arguments.size() == 2) {
            throw Failure.of("only one of -c or an inline [CONTAINER] arg is allowed");
        } else if (flags.number("limit-bytes") < 0) {
            throw Failure.of("--limit-bytes must be greater than 0");
        } else if (flags.time("since").isNegative()) {
            throw Failure.of("--since must be greater than 0");
        } else if (flags.number("tail") < -1) {
            throw Failure.of("--tail must be greater than or equal to -1");
        }
        from(kubectl);
    }

    private static String container(Invocation kubectl) {
        return kubectl.arguments().size() == 2 ? kubectl.arguments().get(1) : kubectl.flags().get("container");
    }

    private static List<Pod> pods(Invocation kubectl) {
        var flags = kubectl.flags();
        var selector = flags.get("selector");
        if (!selector.isEmpty()) {
            var found = kubectl.client().list(Kinds.of(Pod.class), kubectl.namespace(), selector, "");
            if (found.isEmpty()) {
                kubectl.complain("No resources found in %s namespace.".formatted(kubectl.namespace()));
            }
            return found.stream().map(Pod.class::cast).toList();
        }
        var object = named(kubectl);
        var pods = PodChoice.behind(kubectl, object, flags.time("pod-running-timeout"), "get the logs from");
        if (pods.size() > 1 && !flags.is("all-pods")) {
            kubectl.complain("Found %d pods, using pod/%s".formatted(pods.size(), pods.getFirst().name()));
            return pods.subList(0, 1);
        }
        return pods;
    }

    private static KubeObject named(Invocation kubectl) {
        try {
            return PodChoice.named(kubectl, kubectl.arguments().getFirst());
        } catch (StatusException refusal) {
            throw refusal.is("NotFound")
                    ? Failure.of("error from server (NotFound): %s in namespace %s".formatted(refusal.text(), Go.quote(kubectl.namespace())))
                    : refusal;
        }
    }

    private static List<String> containers(Invocation kubectl, Pod pod, boolean several) {
        if (kubectl.flags().is("all-containers")) {
            var all = new ArrayList<String>();
            pod.spec().initContainers().stream().map(Container::name).forEach(all::add);
            pod.spec().containers().stream().map(Container::name).forEach(all::add);
            return all;
        }
        var given = container(kubectl);
        if (given.isEmpty()) {
            return List.of(PodChoice.container(kubectl, pod, several));
        } else if (!PodChoice.has(pod, given)) {
            throw Failure.of("container %s is not valid for pod %s out of: %s".formatted(given, pod.name(), PodChoice.all(pod)));
        }
        return List.of(given);
    }

    private static void print(Invocation kubectl, Pod pod, String container) {
        var flags = kubectl.flags();
        var from = from(kubectl);
        var lines = kubectl.client().log(pod.key(), container, flags.is("previous")).stream()
                .filter(line -> !line.at().isBefore(from))
                .toList();
        boolean bySelector = !flags.get("selector").isEmpty() && !flags.changed("tail");
        long tail = bySelector ? SELECTOR_TAIL : flags.number("tail");
        var text = new StringBuilder();
        for (var line : tail < 0 ? lines : lines.subList((int) Math.max(0, lines.size() - tail), lines.size())) {
            text.append(written(flags, pod, container, line)).append('\n');
        }
        long limit = flags.number("limit-bytes");
        var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        kubectl.print(limit > 0 && limit < bytes.length ? new String(bytes, 0, (int) limit, StandardCharsets.UTF_8) : text.toString());
    }

    static String written(FlagSet flags, Pod pod, String container, Printed line) {
        boolean prefixed = flags.is("prefix") || flags.is("all-pods") && !flags.changed("prefix");
        return (prefixed ? "[pod/%s/%s] ".formatted(pod.name(), container) : "") + stamped(flags, line);
    }

    private static String stamped(FlagSet flags, Printed line) {
        return flags.is("timestamps") ? STAMP.format(line.at()) + " " + line.text() : line.text();
    }

    private static Instant from(Invocation kubectl) {
        var since = kubectl.flags().time("since");
        var given = Objects.requireNonNullElse(kubectl.flags().get("since-time"), "");
        if (!given.isEmpty()) {
            try {
                return DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(given, Instant::from);
            } catch (DateTimeParseException mistake) {
                throw Failure.of("parsing time %1$s as \"2006-01-02T15:04:05Z07:00\": cannot parse %1$s as \"2006\"".formatted(Go.quote(given)));
            }
        }
        return since.isZero() ? Instant.MIN : kubectl.now().minus(since);
    }
}
