package dev.drydock.kube;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The names that Pods look up, and the ways that their requests take.
class NamesTest {
    private final Cluster cluster = Cluster.withNodes(2);

    @BeforeEach
    void startAClient() {
        cluster.apply("""
                apiVersion: v1
                kind: Pod
                metadata: {name: box}
                spec: {containers: [{name: c, image: busybox, command: [sleep, infinity]}]}
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: web-a, labels: {app: web}}
                spec: {hostname: first, subdomain: nodes, containers: [{name: c, image: nginx, ports: [{name: http, containerPort: 80}]}]}
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: web}
                spec: {selector: {app: web}, ports: [{port: 8080, targetPort: http}]}
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: nodes}
                spec: {clusterIP: None, selector: {app: web}, ports: [{port: 80}]}
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: outside}
                spec: {type: ExternalName, externalName: web.default.svc.cluster.local}
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: empty}
                spec: {selector: {app: none}, ports: [{port: 80}]}
                """).settle();
    }

    @Test
    void reachesAServiceByNamesOfAnyLengthAndItsPortByName() {
        assertThat(exec("wget -qO- web:8080")).contains("Welcome to nginx!");
        assertThat(exec("wget -qO- web.default:8080")).contains("Welcome to nginx!");
        assertThat(exec("wget -qO- web.default.svc.cluster.local.:8080")).contains("Welcome to nginx!");
        assertThat(cluster.kubectl("exec box -- nslookup web.other").out()).endsWith("** server can't find web.other: NXDOMAIN\n\n");
    }

    @Test
    void findsPodsThemselvesBehindAHeadlessService() {
        var address = cluster.kubectl("get pod web-a -o jsonpath={.status.podIP}").out();

        assertThat(exec("nslookup nodes")).endsWith("Name:\tnodes.default.svc.cluster.local\nAddress: " + address + "\n\n");
        assertThat(exec("nslookup first.nodes")).endsWith("Name:\tfirst.nodes.default.svc.cluster.local\nAddress: " + address + "\n\n");
        assertThat(cluster.kubectl("exec web-a -- hostname").out()).isEqualTo("first\n");
        assertThat(cluster.kubectl("exec web-a -- cat /etc/hosts").out()).contains(address + "\tfirst.nodes.default.svc.cluster.local\tfirst\n");
    }

    @Test
    void followsAnExternalName() {
        assertThat(exec("nslookup outside")).contains("outside.default.svc.cluster.local\tcanonical name = web.default.svc.cluster.local\n");
        assertThat(exec("wget -qO- outside:8080")).contains("Welcome to nginx!");
    }

    @Test
    void refusesWhereAServiceHasNoPodAndWaitsWhereNobodyIs() {
        assertThat(cluster.kubectl("exec box -- nc -zv empty 80").err()).contains("Connection refused");
        assertThat(cluster.kubectl("exec box -- nc -zv web 80 -w 2").err()).contains("Connection timed out");
        assertThat(exec("nc -zv web 8080")).isEmpty();
        assertThat(cluster.kubectl("exec box -- wget -qO- -T 3 10.244.9.9").err()).startsWith("wget: download timed out\n");
    }

    @Test
    void answersAPingFromPodsOnly() {
        var address = cluster.kubectl("get pod web-a -o jsonpath={.status.podIP}").out();

        assertThat(exec("ping -c 2 " + address)).contains("2 packets transmitted, 2 packets received, 0% packet loss");
        assertThat(exec("ping -c 1 web")).contains("1 packets transmitted, 0 packets received, 100% packet loss");
    }

    @Test
    void showsACurlsParts() {
        assertThat(cluster.kubectl("exec web-a -- curl -s -o /dev/null -w '%{http_code}\\n' localhost/nope").out()).isEqualTo("404\n");
        assertThat(cluster.kubectl("exec web-a -- curl -sI localhost").out()).startsWith("HTTP/1.1 200 OK\r\n");
        assertThat(cluster.kubectl("exec web-a -- curl -sS -m 1 10.244.9.9").err())
                .startsWith("curl: (28) Connection timed out after 1001 milliseconds\n");
    }

    private String exec(String command) {
        return cluster.kubectl("exec box -- " + command).out();
    }
}
