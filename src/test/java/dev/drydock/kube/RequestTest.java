package dev.drydock.kube;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.core.Service;
import dev.drydock.kube.trace.Action;
import dev.drydock.kube.trace.Step;
import java.util.HashSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who answers at which address.
class RequestTest {
    private final Cluster cluster = Cluster.withNodes(2);

    @BeforeEach
    void startAService() {
        cluster.kubectl("create deployment web --image=nginx --replicas=2");
        cluster.kubectl("expose deployment web --port=80 --type=NodePort");
        cluster.settle();
    }

    @Test
    void spreadsRequestsOverThePodsOfAService() {
        var from = "default/" + cluster.list(Pod.class).getFirst().name();
        var answering = new HashSet<String>();
        for (int i = 0; i < 20; i++) {
            cluster.request(from, "http://web/").by().ifPresent(pod -> answering.add(pod.name()));
        }

        assertThat(answering).hasSize(2);
    }

    @Test
    void showsHowARequestWent() {
        var from = "default/" + cluster.list(Pod.class).getFirst().name();

        assertThat(cluster.request(from, "web.default").steps())
                .extracting(Step::action)
                .hasExactlyElementsOfTypes(Action.Commanded.class, Action.Routed.class);
    }

    @Test
    void findsANodePortButNoClusterAddressFromOutside() {
        var port = cluster.kubectl("get service web -o jsonpath={.spec.ports[0].nodePort}").out();
        var address = cluster.kubectl("get service web -o jsonpath={.spec.clusterIP}").out();

        assertThat(cluster.request("", "node-1:" + port).status()).isEqualTo(200);
        assertThat(cluster.request("", address).failure()).endsWith("Connection timed out");
        assertThat(cluster.request("", "node-1:31999").failure()).endsWith("Connection refused");
    }

    @Test
    void reachesNobodyWhereNobodyListens() {
        var from = "default/" + cluster.list(Pod.class).getFirst().name();
        var pod = cluster.list(Pod.class).getLast().status().podIP();

        assertThat(cluster.request(from, pod + ":8080").failure()).endsWith("Connection refused");
        assertThat(cluster.request(from, "nowhere").failure()).isEqualTo("Could not resolve host: nowhere");
        assertThat(cluster.request(from, "web/missing").status()).isEqualTo(404);
    }

    @Test
    void saysWhichServiceAnAddressIsOfEvenIfNobodyAnswersForIt() {
        var from = "default/" + cluster.list(Pod.class).getFirst().name();
        var service = cluster.get(Service.class, "default", "web").orElseThrow();
        int port = service.spec().ports().getFirst().nodePort();
        assertThat(cluster.request(from, "web").service()).contains(service.key());
        assertThat(cluster.request(from, "web").address()).isEqualTo(service.spec().clusterIP());
        assertThat(cluster.request(from, cluster.list(Pod.class).getLast().status().podIP()).service()).isEmpty();

        cluster.kubectl("patch service web -p {\"spec\":{\"selector\":{\"app\":\"wbe\"}}}");
        cluster.settle();

        assertThat(cluster.request("", "node-1:" + port).failure()).endsWith("Connection refused");
        assertThat(cluster.request("", "node-1:" + port).service()).contains(service.key());
    }
}
