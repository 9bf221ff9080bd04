package dev.drydock.kube;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.kube.trace.Action;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Commands in containers: what they see of their Pod and of the network.
class ExecTest {
    private final Cluster cluster = Cluster.withNodes(2);

    @BeforeEach
    void startAClientAndAService() {
        cluster.apply("""
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: settings}
                data: {color: blue, page.html: "<h1>hi</h1>"}
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: box}
                spec:
                  containers:
                  - name: c
                    image: busybox
                    command: [sleep, infinity]
                    env:
                    - {name: COLOR, valueFrom: {configMapKeyRef: {name: settings, key: color}}}
                    - {name: ME, valueFrom: {fieldRef: {fieldPath: metadata.name}}}
                    volumeMounts:
                    - {name: config, mountPath: /etc/settings}
                  volumes:
                  - {name: config, configMap: {name: settings}}
                """);
        cluster.kubectl("create deployment web --image=nginx --replicas=2");
        cluster.kubectl("expose deployment web --port=80");
        cluster.settle();
    }

    @Test
    void seesItsEnvironmentAsItWasWhenItStarted() {
        cluster.kubectl("patch configmap settings -p '{\"data\":{\"color\":\"red\"}}'");

        assertThat(exec("env")).contains("HOSTNAME=box\n", "COLOR=blue\n", "ME=box\n", "KUBERNETES_SERVICE_HOST=10.96.0.1\n");
        assertThat(exec("cat /etc/settings/color")).isEqualTo("red");
        assertThat(exec("ls /etc/settings")).isEqualTo("color\npage.html\n");
    }

    @Test
    void knowsItsNameAndItsResolver() {
        assertThat(exec("hostname")).isEqualTo("box\n");
        assertThat(exec("cat /etc/resolv.conf")).contains("nameserver 10.96.0.10").contains("search default.svc.cluster.local");
        assertThat(exec("cat /etc/hosts")).contains("\tbox\n");
    }

    @Test
    void endsWithTheCodeOfItsCommand() {
        var output = cluster.kubectl("exec box -- sh -c \"echo one; exit 3\"");

        assertThat(output.exit()).isEqualTo(3);
        assertThat(output.out()).isEqualTo("one\n");
        assertThat(output.err()).isEqualTo("command terminated with exit code 3\n");
        assertThat(cluster.kubectl("exec box -- cat /nope").err())
                .isEqualTo("cat: can't open '/nope': No such file or directory\ncommand terminated with exit code 1\n");
    }

    @Test
    void reachesAServiceByItsName() {
        assertThat(exec("wget -qO- http://web")).contains("Welcome to nginx!");
        assertThat(exec("wget -qO- web.default.svc.cluster.local:80")).contains("Welcome to nginx!");
        assertThat(cluster.trace().steps()).anyMatch(step -> step.action() instanceof Action.Routed);
        assertThat(exec("nslookup web")).contains("Name:\tweb.default.svc.cluster.local");
    }

    @Test
    void isToldWhatWentWrongOnTheWay() {
        assertThat(cluster.kubectl("exec box -- wget -qO- http://nowhere").err()).startsWith("wget: bad address 'nowhere'\n");
        assertThat(cluster.kubectl("exec deploy/web -- curl -s http://nowhere").exit()).isEqualTo(6);

        cluster.kubectl("scale deployment web --replicas=0");
        cluster.settle();

        assertThat(cluster.kubectl("exec box -- wget -qO- http://web").err()).matches(
                "wget: can't connect to remote host \\(10\\.96\\.\\d+\\.\\d+\\): Connection refused\ncommand terminated with exit code 1\n");
    }

    @Test
    void leavesARequestInTheLogOfThePodThatAnswered() {
        exec("wget -qO- http://web");

        assertThat(cluster.kubectl("logs -l app=web --tail=-1").out()).containsOnlyOnce("\"GET / HTTP/1.1\" 200");
    }

    @Test
    void changesAPageUntilTheContainerIsMadeAgain() {
        var pod = cluster.kubectl("get pods -l app=web -o jsonpath={.items[0].metadata.name}").out();
        var address = cluster.kubectl("get pods -l app=web -o jsonpath={.items[0].status.podIP}").out();

        cluster.kubectl("exec " + pod + " -- sh -c 'echo changed > /usr/share/nginx/html/index.html'");

        assertThat(exec("wget -qO- " + address)).isEqualTo("changed\n");
    }

    @Test
    void cannotRunWhatTheImageDoesNotHave() {
        assertThat(cluster.kubectl("exec box -- bash").err()).matches("error: Internal error occurred: error executing command in container: "
                + "failed to exec in container: failed to start exec \"[0-9a-f]{64}\": OCI runtime exec failed: exec failed: "
                + "unable to start container process: exec: \"bash\": executable file not found in \\$PATH: unknown\n");
        assertThat(cluster.kubectl("exec box").err()).isEqualTo("error: you must specify at least one command for the container\n");
        assertThat(cluster.kubectl("exec box ls").err()).startsWith("error: exec [POD] [COMMAND] is not supported anymore.");
    }

    private String exec(String command) {
        return cluster.kubectl("exec box -- " + command).out();
    }
}
