package dev.drydock.kube.kubelet;

import dev.drydock.kube.api.IntOrString;
import dev.drydock.kube.api.core.Container;
import dev.drydock.kube.api.core.ContainerPort;
import dev.drydock.kube.api.core.HTTPGetAction;
import dev.drydock.kube.api.core.Probe;
import dev.drydock.kube.kubelet.shell.Line;
import dev.drydock.kube.kubelet.shell.Process;
import dev.drydock.kube.kubelet.shell.Times;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a container's probes will find: since its behaviour is foreseen, so are they.
/// Mirrors `pkg/kubelet/prober`; the first probe of each kind comes without upstream's random delay.
final class Probes {
    /// What a process does later than this, its probes do not foresee.
    private static final Duration HORIZON = Duration.ofHours(1);
    /// So many failures are told one by one.
    private static final int TOLD = 100;

    private final Container container;
    private final Behaviour behaviour;
    private final String address;
    private final Duration lastChange;
    private final List<Failure> failures = new ArrayList<>();
    private final List<Flip> readiness = new ArrayList<>();
    private @Nullable Duration startedAt;
    private @Nullable Kill kill;
    private @Nullable Failing failing;
    private long executedIn = -1;
    private @Nullable String executed;

    private Probes(Container container, Behaviour behaviour, String address) {
        this.container = container;
        this.behaviour = behaviour;
        this.address = address;
        var last = behaviour.listensAfter();
        for (var file : behaviour.files()) {
            last = file.at().compareTo(last) > 0 ? file.at() : last;
        }
        this.lastChange = last.compareTo(HORIZON) > 0 ? HORIZON : last;
    }

    /// All times are since the container's start.
    ///
    /// @param startedAt when the startup probe is content; null if never
    /// @param readiness the moments when readiness changes; it begins as not ready
    /// @param kill when the container is ended for failing a probe; null if never
    /// @param failures each failing probe until the findings stay the same
    /// @param failing the readiness probe that goes on failing from then on; null if none does
    record Timeline(
            @Nullable Duration startedAt,
            List<Flip> readiness,
            @Nullable Kill kill,
            List<Failure> failures,
            @Nullable Failing failing) {
        boolean started(Duration now) {
            return startedAt != null && startedAt.compareTo(now) <= 0;
        }

        boolean ready(Duration now) {
            boolean ready = false;
            for (var flip : readiness) {
                ready = flip.at.compareTo(now) <= 0 ? flip.ready : ready;
            }
            return ready;
        }

        /// The next moment at which readiness or the container's fate changes.
        Optional<Duration> nextChange(Duration now) {
            return Stream.concat(
                            readiness.stream().map(Flip::at),
                            Stream.of(startedAt, kill == null ? null : kill.at).filter(Objects::nonNull))
                    .filter(at -> at.compareTo(now) > 0)
                    .min(Duration::compareTo);
        }

        /// The next moment at which a probe fails.
        Optional<Duration> nextFailure(Duration now) {
            var next = failures.stream().map(Failure::at).filter(at -> at.compareTo(now) > 0).min(Duration::compareTo);
            if (next.isPresent() || failing == null) {
                return next;
            }
            long passed = Math.max(0, now.minus(failing.from).toMillis() / failing.period.toMillis() + 1);
            return Optional.of(now.compareTo(failing.from) < 0 ? failing.from : failing.from.plus(failing.period.multipliedBy(passed)));
        }

        /// What the probes that fail right now say.
        List<String> failuresAt(Duration now) {
            var said = new ArrayList<String>();
            failures.stream().filter(failure -> failure.at.equals(now)).map(Failure::message).forEach(said::add);
            if (failing != null && now.compareTo(failing.from) >= 0 && now.minus(failing.from).toMillis() % failing.period.toMillis() == 0) {
                said.add(failing.message);
            }
            return said;
        }
    }

    record Flip(Duration at, boolean ready) {}

    record Kill(Duration at, String probe) {}

    record Failure(Duration at, String message) {}

    record Failing(Duration from, Duration period, String message) {}

    static Timeline foresee(Container container, Behaviour behaviour, String address) {
        return new Probes(container, behaviour, address).timeline();
    }

    /// What the readiness probe of a container says of a process that refuses everything; an HTTP probe's words where it has none.
    static String refusal(Container container, String address) {
        var probe = Objects.requireNonNullElse(container.readinessProbe(), Probe.EMPTY);
        if (probe.exec() != null) {
            return "";
        } else if (probe.tcpSocket() != null) {
            var port = new Probes(container, Behaviour.unable(""), address).port(probe.tcpSocket().port());
            return "dial tcp %s:%d: connect: connection refused".formatted(address, port);
        } else if (probe.grpc() != null) {
            return "service unhealthy (responded with \"NOT_SERVING\")";
        }
        return "HTTP probe failed with statuscode: 503";
    }

    private Timeline timeline() {
        var startup = container.startupProbe();
        startedAt = startup == null ? Duration.ZERO : null;
        if (startup != null) {
            watch("Startup", startup, Duration.ZERO, true);
        }
        if (startedAt != null) {
            ready(startedAt);
            var liveness = container.livenessProbe();
            if (liveness != null) {
                watch("Liveness", liveness, startedAt, false);
            }
        }
        return new Timeline(startedAt, List.copyOf(readiness), kill, List.copyOf(failures), failing);
    }

    /// Startup and liveness: both end the container when they have failed often enough.
    private void watch(String kind, Probe probe, Duration from, boolean once) {
        int threshold = threshold(probe.failureThreshold(), 3);
        int failed = 0;
        for (var at = first(probe, from); ; at = at.plus(period(probe))) {
            var finding = find(probe, at);
            if (finding == null && once) {
                startedAt = at;
                return;
            }
            failed = finding == null ? 0 : failed + 1;
            boolean settled = at.compareTo(lastChange) > 0;
            if (finding == null && settled) {
                return;
            }
            if (finding != null) {
                tell(new Failure(at, kind + " probe failed: " + finding));
            }
            if (failed >= threshold || settled) {
                kill = new Kill(later(at, probe, threshold - failed), kind.toLowerCase(Locale.ROOT));
                tellMore(kind + " probe failed: " + finding, at, probe, threshold - failed);
                return;
            }
        }
    }

    private void ready(Duration from) {
        var probe = container.readinessProbe();
        if (probe == null) {
            readiness.add(new Flip(from, true));
            return;
        }
        boolean ready = false;
        int same = 0;
        for (var at = first(probe, from); ; at = at.plus(period(probe))) {
            var finding = find(probe, at);
            boolean settled = at.compareTo(lastChange) > 0;
            boolean changes = ready == (finding != null);
            same = changes ? same + 1 : 0;
            int threshold = threshold(ready ? probe.failureThreshold() : probe.successThreshold(), ready ? 3 : 1);
            if (changes && (same >= threshold || settled)) {
                ready = !ready;
                readiness.add(new Flip(later(at, probe, threshold - same), ready));
                same = 0;
            }
            if (finding != null && settled) {
                failing = new Failing(at, period(probe), "Readiness probe failed: " + finding);
            } else if (finding != null) {
                tell(new Failure(at, "Readiness probe failed: " + finding));
            }
            if (settled) {
                return;
            }
        }
    }

    private void tell(Failure failure) {
        if (failures.size() < TOLD) {
            failures.add(failure);
        }
    }

    /// The failures that follow when nothing changes any more.
    private void tellMore(String message, Duration from, Probe probe, int times) {
        for (int i = 1; i <= times && failures.size() < TOLD; i++) {
            tell(new Failure(later(from, probe, i), message));
        }
    }

    private static Duration later(Duration at, Probe probe, int periods) {
        return Times.bounded(at.plus(period(probe).multipliedBy(periods)));
    }

    /// What a probe at `at` finds wrong; null if nothing.
    private @Nullable String find(Probe probe, Duration at) {
        var http = probe.httpGet();
        if (http != null) {
            return http(http, at);
        }
        var tcp = probe.tcpSocket();
        if (tcp != null) {
            int port = port(tcp.port());
            return behaviour.listens(port, at) ? null : "dial tcp %s:%d: connect: connection refused".formatted(address, port);
        }
        var grpc = probe.grpc();
        if (grpc != null) {
            int port = Objects.requireNonNullElse(grpc.port(), 0);
            return behaviour.listens(port, at) ? null
                    : "timeout: failed to connect service \"%s:%d\" within %ds: context deadline exceeded"
                            .formatted(address, port, threshold(probe.timeoutSeconds(), 1));
        }
        var exec = probe.exec();
        return exec == null ? null : executed(exec.command(), at);
    }

    /// What a command says that fails; null if it does not. Between two changes of the process it says the same.
    private @Nullable String executed(List<String> command, Duration at) {
        long changes = behaviour.files().stream().filter(file -> file.at().compareTo(at) <= 0).count();
        long state = changes * 2 + (behaviour.listensAfter().compareTo(at) <= 0 ? 1 : 0);
        if (executedIn != state) {
            executedIn = state;
            var run = Process.beside(command, new ProbeSurroundings(container, behaviour, at), "");
            executed = run.code() == 0 ? null
                    : run.lines().stream().map(Line::text).collect(Collectors.joining());
        }
        return executed;
    }

    private @Nullable String http(HTTPGetAction http, Duration at) {
        int port = port(http.port());
        var path = Objects.requireNonNullElse(http.path(), "/");
        if (!behaviour.listens(port, at)) {
            var scheme = Objects.requireNonNullElse(http.scheme(), "HTTP").toLowerCase(Locale.ROOT);
            return "Get \"%s://%s:%d%s\": dial tcp %s:%d: connect: connection refused"
                    .formatted(scheme, address, port, path, address, port);
        }
        boolean served = !behaviour.servesFiles() || path.equals("/") || path.startsWith("/?") || path.equals("/index.html");
        return served ? null : "HTTP probe failed with statuscode: 404";
    }

    private int port(@Nullable IntOrString port) {
        return switch (port) {
            case IntOrString.Int(var number) -> number;
            case IntOrString.Text(var name) -> container.ports().stream()
                    .filter(candidate -> name.equals(candidate.name()))
                    .map(ContainerPort::containerPort)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(0);
            case null -> 0;
        };
    }

    private static Duration first(Probe probe, Duration from) {
        var delay = Duration.ofSeconds(Objects.requireNonNullElse(probe.initialDelaySeconds(), 0));
        return delay.compareTo(from) > 0 ? delay : from.plusMillis(from.isZero() ? 500 : 0);
    }

    private static Duration period(Probe probe) {
        return Duration.ofSeconds(threshold(probe.periodSeconds(), 10));
    }

    private static int threshold(@Nullable Integer given, int otherwise) {
        return given == null || given < 1 ? otherwise : given;
    }
}
