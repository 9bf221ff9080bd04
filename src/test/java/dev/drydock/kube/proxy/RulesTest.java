package dev.drydock.kube.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.kube.api.Struct;
import dev.drydock.kube.api.Type;
import dev.drydock.kube.api.codec.Codec;
import dev.drydock.kube.api.codec.Yaml;
import dev.drydock.kube.api.core.Node;
import dev.drydock.kube.api.core.Service;
import dev.drydock.kube.api.discovery.EndpointSlice;
import java.util.List;
import org.junit.jupiter.api.Test;

class RulesTest {
    private static final Service WEB = read(Service.TYPE, """
            metadata: {name: web, namespace: default}
            spec: {clusterIP: 10.96.0.9, clusterIPs: [10.96.0.9], externalTrafficPolicy: Local, ports: [{name: http, port: 80, nodePort: 30080, protocol: TCP}]}
            """);
    private static final EndpointSlice SLICE = read(EndpointSlice.TYPE, """
            metadata: {name: web-1, namespace: default, labels: {kubernetes.io/service-name: web}}
            ports: [{name: http, port: 8080, protocol: TCP}]
            endpoints:
            - {addresses: [10.244.1.2], nodeName: node-1, conditions: {ready: true}, targetRef: {kind: Pod, name: web-a}}
            - {addresses: [10.244.2.2], nodeName: node-2, conditions: {ready: false, serving: true, terminating: true}, targetRef: {kind: Pod, name: web-b}}
            """);
    private static final Node NODE = read(Node.TYPE, "{metadata: {name: node-2}, spec: {podCIDR: 10.244.3.0/24}, status: {addresses: [{type: InternalIP, address: 172.18.0.4}]}}");

    private final Rules rules = new Rules(List.of(WEB), List.of(SLICE), List.of(NODE));

    @Test
    void forwardsAClusterAddressToThePortOfReadyPods() {
        var match = rules.match(to("10.96.0.9", 80)).orElseThrow();

        assertThat(rules.backends(match)).singleElement().satisfies(backend -> {
            assertThat(backend.target()).hasToString("default/web-a");
            assertThat(backend.port()).isEqualTo(8080);
        });
    }

    @Test
    void fallsBackOnPodsThatAreGoing() {
        var going = SLICE.withEndpoints(SLICE.endpoints().subList(1, 2));
        var left = new Rules(List.of(WEB), List.of(going), List.of());

        assertThat(left.backends(left.match(to("10.96.0.9", 80)).orElseThrow())).hasSize(1);
    }

    @Test
    void keepsLocalTrafficOnItsNode() {
        var match = rules.match(to("172.18.0.4", 30080)).orElseThrow();

        assertThat(rules.backends(match, from("172.18.0.1", "node-3"))).isEmpty();
        assertThat(rules.backends(match, from("172.18.0.1", "node-1"))).extracting(Rules.Backend::ready).containsExactly(true);
    }

    @Test
    void fallsBackOnLocalPodsThatAreGoingThoughOthersAreReadyElsewhere() {
        var match = rules.match(to("172.18.0.4", 30080)).orElseThrow();

        assertThat(rules.backends(match, from("172.18.0.1", "node-2"))).extracting(Rules.Backend::ready).containsExactly(false);
    }

    @Test
    void holdsOnlyClientsFromOutsideToTheExternalPolicy() {
        var match = rules.match(to("172.18.0.4", 30080)).orElseThrow();

        assertThat(rules.backends(match, from("10.244.3.3", "node-3"))).hasSize(1);
    }

    @Test
    void knowsNoOtherPorts() {
        assertThat(rules.match(to("10.96.0.9", 81))).isEmpty();
        assertThat(rules.match(to("10.244.1.2", 30080))).isEmpty();
    }

    private static Connection from(String client, String node) {
        return new Connection(client, node, "172.18.0.4", 30080, "TCP");
    }

    private static Connection to(String address, int port) {
        return new Connection("10.244.3.3", "node-3", address, port, "TCP");
    }

    private static <T extends Struct> T read(Type<T> type, String yaml) {
        return Codec.decode(type, Yaml.documents(yaml).getFirst().tree()).value();
    }
}
