package dev.drydock.kube.proxy;

import dev.drydock.kube.api.core.Node;
import dev.drydock.kube.api.core.Service;
import dev.drydock.kube.api.discovery.EndpointSlice;
import dev.drydock.kube.client.Client;
import dev.drydock.kube.trace.Action;
import java.util.List;
import java.util.function.IntUnaryOperator;

/// Answers which Pod gets a connection, as the rules that kube-proxy writes on each node would.
/// Mirrors `pkg/proxy`: one of the endpoints by chance, the same for one client where `sessionAffinity` asks for it.
public final class Proxy {
    public static final String NAME = "kube-proxy";

    private final Client client;

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

    private static Answer answer(Rules rules, Rules.Match match, Connection connection, IntUnaryOperator chance) {
        var backends = rules.backends(match);
        if (backends.isEmpty()) {
            return new Answer.Refused(match.key(), "the Service has no endpoints that are ready");
        }
        var allowed = rules.allowed(match, backends, connection.node());
        if (allowed.isEmpty()) {
            return new Answer.Dropped(match.key(), "the traffic policy is Local, and " + connection.node() + " has no endpoint");
        }
        var chosen = choose(allowed, match, connection, chance);
        return new Answer.Reached(match.key(), chosen.target(), chosen.address(), chosen.port());
    }

    private static Rules.Backend choose(List<Rules.Backend> backends, Rules.Match match, Connection connection, IntUnaryOperator chance) {
        boolean sticky = "ClientIP".equals(match.service().spec().sessionAffinity());
        return backends.get(sticky
                ? Math.floorMod(connection.client().hashCode(), backends.size())
                : chance.applyAsInt(backends.size()));
    }
}
