package dev.drydock.kube.apiserver;

import static dev.drydock.kube.apiserver.Submissions.refusals;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.kube.api.core.Service;
import org.junit.jupiter.api.Test;

class ServiceTest {
    private static String service(String name, String spec) {
        return """
                apiVersion: v1
                kind: Service
                metadata: {name: %s}
                spec:
                  selector: {app: web}
                """.formatted(name) + spec.indent(2);
    }

    @Test
    void refusesPortsThatAreMissingUnnamedOrImpossible() {
        assertThat(refusals(service("a", ""))).containsExactly("spec.ports: Required value");
        assertThat(refusals(service("a", "ports: [{port: 80}, {port: 443}]")))
                .containsExactly("spec.ports[0].name: Required value", "spec.ports[1].name: Required value");
        assertThat(refusals(service("1web", "ports: [{port: 0}]"))).containsExactly(
                "spec.ports[0].port: Invalid value: 0: must be between 1 and 65535, inclusive",
                "spec.ports[0].targetPort: Invalid value: 0: must be between 1 and 65535, inclusive");
    }

    @Test
    void refusesATypeThatItDoesNotKnow() {
        assertThat(refusals(service("a", "type: Nodeport\nports: [{port: 80}]"))).containsExactly(
                "spec.type: Unsupported value: \"Nodeport\": supported values: \"ClusterIP\", \"ExternalName\", \"LoadBalancer\", \"NodePort\"");
    }

    @Test
    void givesOutNodePortsOfItsRangeOnce() {
        var submissions = new Submissions();
        var node = "type: NodePort\nports: [{port: 80, nodePort: %d}]";
        assertThat(submissions.refusalsOf(service("a", node.formatted(8080)))).containsExactly(
                "spec.ports[0].nodePort: Invalid value: 8080: provided port is not in the valid range. The range of valid ports is 30000-32767");
        assertThat(submissions.refusalsOf(service("a", node.formatted(30100)))).isEmpty();
        assertThat(submissions.refusalsOf(service("b", node.formatted(30100))))
                .containsExactly("spec.ports[0].nodePort: Invalid value: 30100: provided port is already allocated");
        submissions.delete(Service.class, "a");
        assertThat(submissions.refusalsOf(service("b", node.formatted(30100)))).isEmpty();
        assertThat(refusals(service("c", "ports: [{port: 80, nodePort: 30200}]")))
                .containsExactly("spec.ports[0].nodePort: Forbidden: may not be used when `type` is 'ClusterIP'");
    }

    @Test
    void givesEachServiceAnAddressOfItsRange() {
        var submissions = new Submissions();
        submissions.create(service("a", "ports: [{port: 80}]"));
        var spec = submissions.get(Service.class, "a").spec();
        assertThat(spec.clusterIP()).matches("10\\.(9[6-9]|10\\d|11[01])\\.\\d+\\.\\d+");
        assertThat(spec.clusterIPs()).containsExactly(spec.clusterIP());
        assertThat(spec.ipFamilies()).containsExactly("IPv4");
        assertThat(spec.ipFamilyPolicy()).isEqualTo("SingleStack");
        assertThat(submissions.refusalsOf(service("b", "clusterIP: %s\nports: [{port: 80}]".formatted(spec.clusterIP())))).containsExactly(
                "spec.clusterIPs: Invalid value: [\"%s\"]: failed to allocate IP %s: provided IP is already allocated"
                        .formatted(spec.clusterIP(), spec.clusterIP()));
        assertThat(submissions.refusalsOf(service("c", "clusterIP: 192.168.1.1\nports: [{port: 80}]"))).containsExactly(
                "spec.clusterIPs: Invalid value: [\"192.168.1.1\"]: failed to allocate IP 192.168.1.1: the provided network does not match the current range");
    }

    @Test
    void keepsTheAddressThroughUpdatesAndRefusesAnother() {
        var submissions = new Submissions();
        submissions.create(service("a", "ports: [{port: 80}]"));
        var address = submissions.get(Service.class, "a").spec().clusterIP();
        submissions.update(service("a", "type: NodePort\nports: [{port: 81}]"));
        var spec = submissions.get(Service.class, "a").spec();
        assertThat(spec.clusterIP()).isEqualTo(address);
        assertThat(spec.ports().getFirst().nodePort()).isBetween(30000, 32767);
        assertThat(submissions.refusalsOfUpdate(service("a", "clusterIP: 10.96.7.7\nports: [{port: 80}]")))
                .containsExactly("spec.clusterIPs[0]: Invalid value: [\"10.96.7.7\"]: may not change once set");
        submissions.update(service("a", "ports: [{port: 80}]"));
        assertThat(submissions.get(Service.class, "a").spec().ports().getFirst().nodePort()).isNull();
    }

    @Test
    void takesAwayTheAddressOfAServiceThatBecomesAName() {
        var submissions = new Submissions();
        submissions.create(service("a", "ports: [{port: 80}]"));
        submissions.update(service("a", "type: ExternalName\nexternalName: example.com"));
        var spec = submissions.get(Service.class, "a").spec();
        assertThat(spec.clusterIP()).isNull();
        assertThat(spec.clusterIPs()).isEmpty();
        assertThat(spec.ipFamilies()).isEmpty();
    }

    @Test
    void takesEveryTypeOfService() {
        assertThat(refusals(service("a", "clusterIP: None\nports: [{port: 80}]"))).isEmpty();
        assertThat(refusals(service("a", "type: LoadBalancer\nports: [{port: 80, nodePort: 30081}]"))).isEmpty();
        assertThat(refusals(service("a", "type: LoadBalancer\nexternalTrafficPolicy: Local\nports: [{port: 80}]"))).isEmpty();
        assertThat(refusals(service("a", "type: ExternalName\nexternalName: example.com"))).isEmpty();
        assertThat(refusals(service("a", "sessionAffinity: ClientIP\nports: [{name: dns, port: 53, protocol: UDP}, {name: dns-tcp, port: 53}]"))).isEmpty();
    }
}
