package dev.drydock.kube;

import dev.drydock.kube.api.ObjectKey;
import dev.drydock.kube.kubelet.shell.Network.Outcome;
import dev.drydock.kube.trace.Action;
import dev.drydock.kube.trace.Trace;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

/// Requests that the page and checks send, from a Pod or from outside.
final class Requests {
    private static final Pattern URL = Pattern.compile("(?:https?://)?([^/:?]+)(?::(\\d{1,5}))?([/?].*)?");

    private final ClusterNetwork network;
    private final Trace trace;

    Requests(ClusterNetwork network, Trace trace) {
        this.network = network;
        this.trace = trace;
    }

    Reply send(String from, String address) {
        var parts = URL.matcher(address);
        if (!parts.matches()) {
            return failed("URL rejected: Malformed input to a URL function", "", Optional.empty());
        }
        var host = parts.group(1);
        int port = parts.group(2) == null ? 80 : Integer.parseInt(parts.group(2));
        var path = parts.group(3) == null ? "/" : parts.group(3);
        long step = trace.record(from.isEmpty() ? "client" : from, new Action.Commanded("curl " + address));
        var reply = new AtomicReference<Reply>();
        trace.because(step, () -> reply.set(reply(from, host, port, path)));
        var steps = List.copyOf(trace.since(step - 1));
        var found = reply.get();
        return new Reply(found.by(), found.status(), found.body(), found.failure(), found.address(), found.service(), steps);
    }

    private Reply reply(String from, String host, int port, String path) {
        boolean outside = from.isEmpty();
        var pod = outside ? new ObjectKey("default", "") : key(from);
        boolean literal = host.matches("\\d{1,3}(\\.\\d{1,3}){3}");
        var found = literal ? Optional.of(host) : outside ? network.addressOutside(host) : network.resolve(pod, host).stream().findFirst();
        if (found.isEmpty()) {
            return failed("Could not resolve host: " + host, "", network.serviceAt(pod, host, "", port));
        }
        var address = found.get();
        var service = network.serviceAt(pod, host, address, port);
        var outcome = outside ? network.fromOutside(address, port, path) : network.request(pod, address, port, path);
        return switch (outcome) {
            case Outcome.Answered answered ->
                new Reply(Optional.of(answered.by()), answered.status(), answered.body(), "", address, service, List.of());
            case Outcome.Refused() -> failed("Failed to connect to %s port %d: Connection refused".formatted(host, port), address, service);
            case Outcome.TimedOut() -> failed("Failed to connect to %s port %d: Connection timed out".formatted(host, port), address, service);
        };
    }

    private static ObjectKey key(String pod) {
        int slash = pod.indexOf('/');
        return slash < 0 ? new ObjectKey("default", pod) : new ObjectKey(pod.substring(0, slash), pod.substring(slash + 1));
    }

    private static Reply failed(String why, String address, Optional<ObjectKey> service) {
        return new Reply(Optional.empty(), 0, "", why, address, service, List.of());
    }
}
