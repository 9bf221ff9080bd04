package dev.drydock.kube.proxy;

import dev.drydock.kube.api.ObjectKey;
import dev.drydock.kube.api.core.Node;
import dev.drydock.kube.api.core.Service;
import dev.drydock.kube.api.discovery.EndpointSlice;
import dev.drydock.kube.client.Client;
import dev.drydock.kube.trace.Action;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/// Answers which Pod gets a connection, as the rules that kube-proxy writes on each node would.
/// Mirrors `pkg/proxy`: one of the endpoints by chance, the same for one client where `sessionAffinity` asks for it.
public final class Proxy {
    public static final String NAME = "kube-proxy";

    private static final int USUAL_AFFINITY = 10_800;

    private final Client client;

    /// A client of a Service as the rules of one node know it.
    record Visitor(String node, String client, ObjectKey service) {}

    /// The endpoint that answered a client, and when it last did.
    record Affinity(String address, Instant last) {}

    /// @param client of the component [#NAME]
    public Proxy(Client client) {
        this.client = client;
    }

    /// What would become of a connection; of several Pods that could get it one.
    public Answer foresee(Connection connection) {
        return answer(connection, bound -> Math.floorMod(client.clock().hashCode(), bound));
    }

    public Answer connect(Connection connection) {
        var answer = answer(connection, client.random()::below);
        if (answer instanceof Answer.Reached reached) {
            stick(connection, reached);
            client.trace(new Action.Routed(
                    connection.address() + ":" + connection.port(), reached.service(), reached.target()));
        }
        return answer;
    }

    /// Stops the kube-proxy of a node: the rules that it wrote stay as they are.
    public void stop(String node) {
        client.memory().remember(node, current());
        client.trace(new Action.Disturbed("stopped kube-proxy@" + node));
    }

    public void start(String node) {
        client.memory().forget(node);
        client.trace(new Action.Disturbed("started kube-proxy@" + node));
    }

    private Rules current() {
        return new Rules(client.list(Service.class), client.list(EndpointSlice.class), client.list(Node.class));
    }

    private Answer answer(Connection connection, IntUnaryOperator chance) {
        var rules = client.memory().recall(connection.node(), Rules.class).orElseGet(this::current);
        return rules.match(connection).map(match -> answer(rules, match, connection, chance)).orElseGet(Answer.Unknown::new);
    }

    private Answer answer(Rules rules, Rules.Match match, Connection connection, IntUnaryOperator chance) {
        if (rules.backends(match).isEmpty()) {
            return new Answer.Refused(match.key(), "the Service has no endpoints that are ready");
        }
        var allowed = rules.backends(match, connection);
        if (allowed.isEmpty()) {
            return new Answer.Dropped(match.key(), "the traffic policy is Local, and " + connection.node() + " has no endpoint");
        }
        var chosen = choose(allowed, match, connection, chance);
        return new Answer.Reached(match.key(), chosen.target(), chosen.address(), chosen.port());
    }

    private Rules.Backend choose(List<Rules.Backend> backends, Rules.Match match, Connection connection, IntUnaryOperator chance) {
        return known(backends, match, connection).orElseGet(() -> backends.get(chance.applyAsInt(backends.size())));
    }

    /// The endpoint that answered the client before, if the Service keeps to it and it has not been too long.
    private Optional<Rules.Backend> known(List<Rules.Backend> backends, Rules.Match match, Connection connection) {
        var spec = match.service().spec();
        if (!"ClientIP".equals(spec.sessionAffinity())) {
            return Optional.empty();
        }
        var configured = spec.sessionAffinityConfig() == null ? null : spec.sessionAffinityConfig().clientIP();
        var seconds = configured == null ? null : configured.timeoutSeconds();
        var oldest = client.clock().minusSeconds(Objects.requireNonNullElse(seconds, USUAL_AFFINITY));
        return client.memory().recall(new Visitor(connection.node(), connection.client(), match.key()), Affinity.class)
                .filter(affinity -> affinity.last().isAfter(oldest))
                .flatMap(affinity -> backends.stream().filter(backend -> backend.address().equals(affinity.address())).findFirst());
    }

    private void stick(Connection connection, Answer.Reached reached) {
        client.get(Service.class, reached.service())
                .filter(service -> "ClientIP".equals(service.spec().sessionAffinity()))
                .ifPresent(_ -> client.memory().remember(
                        new Visitor(connection.node(), connection.client(), reached.service()), new Affinity(reached.address(), client.clock())));
    }
}
