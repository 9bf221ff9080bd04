package dev.drydock.kube;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class KubectlTest {
    private static final Snapshot START = Cluster.withNodes(1)
            .apply("""
                    apiVersion: v1
                    kind: Pod
                    metadata:
                      name: web
                      labels:
                        app: web
                    spec:
                      containers:
                      - name: web
                        image: nginx
                    """)
            .settle()
            .snapshot();

    private final Cluster cluster = Cluster.from(START);

    private Output apply(String yaml) {
        return cluster.kubectl("apply -f pod.yaml", Map.of("pod.yaml", yaml));
    }

    @Test
    void showsWhereAnUnknownFieldStands() {
        var output = apply("""
                apiVersion: v1
                kind: Pod
                metadata:
                  name: a
                spec:
                  containers:
                  - name: c
                    image: nginx
                    imagePullPolcy: Always
                """);

        assertThat(output.problems())
                .containsExactly(new Output.Problem(
                        "pod.yaml",
                        "spec.containers[0].imagePullPolcy",
                        "unknown field \"spec.containers[0].imagePullPolcy\"",
                        9,
                        5));
    }

    @Test
    void showsWhereInTheSecondDocumentAnInvalidValueStands() {
        var output = apply("""
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: fine
                ---
                apiVersion: v1
                kind: Pod
                metadata:
                  name: a
                spec:
                  containers:
                  - name: Upper
                    image: nginx
                """);

        assertThat(output.out()).isEqualTo("configmap/fine created\n");
        assertThat(output.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.field()).isEqualTo("spec.containers[0].name");
            assertThat(problem.line()).isEqualTo(12);
        });
    }

    @Test
    void showsWhereYamlBreaks() {
        assertThat(apply("apiVersion: v1\nkind: Pod\nmetadata:\n\tname: a\n").problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.line()).isEqualTo(4));
    }

    @Test
    void showsWhereTheNameIsMissing() {
        assertThat(apply("apiVersion: v1\nkind: Pod\nmetadata:\n  labels:\n    a: b\n").problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.field()).isEqualTo("metadata.name");
                    assertThat(problem.line()).isPositive();
                });
    }

    @Test
    void appliesTheEditorsText() {
        var output = cluster.kubectl("kubectl apply -f -", Map.of("-", "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: team\n"));

        assertThat(output).isEqualTo(new Output(0, "namespace/team created\n", "", List.of()));
    }

    @Test
    void waitsUntilADeletedPodIsGone() {
        cluster.kubectl("delete pod web");

        assertThat(cluster.kubectl("get pod web").err()).isEqualTo("Error from server (NotFound): pods \"web\" not found\n");
    }

    @Test
    void doesNotWaitWhenToldNotTo() {
        cluster.kubectl("delete pod web --wait=false");

        assertThat(cluster.kubectl("get pod web").out()).contains("Terminating");
    }

    @Test
    void changesNothingInADryRun() {
        cluster.kubectl("delete pod web --dry-run=server");
        cluster.kubectl("label pod web x=y --dry-run=server");
        cluster.kubectl("run other --image=nginx --dry-run=server");

        assertThat(cluster.kubectl("get pods --show-labels --no-headers").out()).contains("app=web\n").doesNotContain("other");
    }

    @Test
    void leavesTheClusterAloneWhenItOnlyLooks() {
        long before = cluster.revision();

        for (var line : List.of("get all", "describe pod web", "get pods -o yaml", "explain pod", "api-resources", "version")) {
            assertThat(cluster.kubectl(line).exit()).as(line).isZero();
        }

        assertThat(cluster.changesSince(before)).filteredOn(change -> !change.resource().startsWith("leases")).isEmpty();
    }

    @Property(tries = 300)
    void answersWhateverIsTyped(@ForAll("lines") String line) {
        var output = Cluster.from(START).kubectl(line, Map.of("f.yaml", "kind: Pod\n"));

        assertThat(output.exit()).isIn(0, 1, line.contains("diff") ? 2 : 1);
        assertThat(output.exit() == 0 || !output.err().isEmpty() || !output.out().isEmpty()).as(line).isTrue();
    }

    @Provide
    Arbitrary<String> lines() {
        return Arbitraries.of(
                        "get", "pods", "pod/web", "describe", "delete", "create", "deployment", "apply", "-f", "f.yaml", "-", "--all",
                        "-o", "yaml", "json", "wide", "name", "jsonpath={.x}", "-n", "default", "-A", "-l", "app=web", "app in (", "--",
                        "rollout", "status", "set", "image", "web=nginx", "scale", "--replicas=2", "--replicas=x", "label", "x=y", "x-",
                        "patch", "-p", "{\"spec\":{}}", "[]", "--type=json", "run", "--image=nginx", "node-1", "drain", "taint", "a=b:NoExecute",
                        "expose", "--port=80", "wait", "--for=delete", "--timeout=1s", "explain", "\"", "{", "한글", "--sort-by=.x", "a/b/c",
                        "all", "nodes", "replace", "--force", "--dry-run=client", "annotate", "svc", "kubernetes", "events", "--help", "help", "diff", "edit",
                        "autoscale", "--max=3", "config", "view", "token", "ingress", "--rule=a/b=c:1", "view-last-applied", "set-last-applied", "subject",
                        "--user=u", "--local", "--list", "history", "undo", "--raw=/version", "-w", "--watch-only", "--types=Normal", "--for=pod/web")
                .list()
                .ofMinSize(1)
                .ofMaxSize(8)
                .map(words -> String.join(" ", words));
    }
}
