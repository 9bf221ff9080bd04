package dev.drydock.kube;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CompletionTest {
    private static final Snapshot START = Cluster.withNodes(1)
            .apply("""
                    apiVersion: apps/v1
                    kind: Deployment
                    metadata:
                      name: web
                      namespace: kube-public
                    spec:
                      selector:
                        matchLabels:
                          app: web
                      template:
                        metadata:
                          labels:
                            app: web
                        spec:
                          containers:
                          - name: front
                            image: nginx
                          - name: side
                            image: redis
                    ---
                    apiVersion: v1
                    kind: Pod
                    metadata:
                      name: one
                      labels:
                        app: single
                    spec:
                      containers:
                      - name: main
                        image: nginx
                    """)
            .settle()
            .snapshot();

    private final Cluster cluster = Cluster.from(START);

    private List<String> complete(String line) {
        return cluster.complete(line, line.length(), List.of("pod.yaml", "web.yaml")).candidates().stream()
                .map(Completions.Candidate::text)
                .toList();
    }

    @Test
    void knowsCommandsAndTheirSubcommands() {
        assertThat(complete("kubectl de")).containsExactly("delete", "describe");
        assertThat(complete("ro")).containsExactly("rollout");
        assertThat(complete("kubectl rollout ")).containsExactly("history", "pause", "restart", "resume", "status", "undo");
        assertThat(complete("kubectl -n kube-system config use")).containsExactly("use", "use-context");
        assertThat(cluster.complete("kubectl cord", 12, List.of()).candidates())
                .containsExactly(new Completions.Candidate("cordon", "Mark node as unschedulable"));
    }

    @Test
    void knowsFlagsAndWhatTheyMayBeGiven() {
        assertThat(complete("kubectl get --na")).containsExactly("--namespace");
        assertThat(complete("kubectl get pods -o js")).containsExactly("json", "jsonpath", "jsonpath-as-json", "jsonpath-file");
        assertThat(complete("kubectl get pods --output=w")).containsExactly("--output=wide");
        assertThat(complete("kubectl get pods -n kube-p")).containsExactly("kube-public");
        assertThat(complete("kubectl get pods -nkube-p")).containsExactly("-nkube-public");
        assertThat(complete("kubectl apply -f p")).containsExactly("pod.yaml");
        assertThat(complete("kubectl get pods -l ")).containsExactly("app=single");
        assertThat(complete("kubectl run x --dry-run=s")).containsExactly("--dry-run=server");
        assertThat(complete("kubectl --context ")).containsExactly("kubernetes-admin@kubernetes");
    }

    @Test
    void knowsTypesAndWhatTheClusterHasOfThem() {
        assertThat(complete("kubectl get po")).contains("po", "pods", "poddisruptionbudgets.policy");
        assertThat(complete("kubectl get dep")).containsExactly("deploy", "deployments.apps").hasSize(2);
        assertThat(complete("kubectl get pods,conf")).containsExactly("pods,configmaps");
        assertThat(complete("kubectl get pods ")).containsExactly("one");
        assertThat(complete("kubectl delete pod one ")).isEmpty();
        assertThat(complete("kubectl -n kube-public describe deploy/")).containsExactly("deploy/web");
        assertThat(complete("kubectl scale -n kube-public deployment ")).containsExactly("web");
        assertThat(complete("kubectl drain node-")).containsExactly("node-1");
        assertThat(complete("kubectl logs on")).containsExactly("one");
        assertThat(complete("kubectl logs one -c ")).containsExactly("main");
        assertThat(complete("kubectl exec -n kube-public deploy/web -c s")).containsExactly("side");
        assertThat(complete("kubectl explain names")).containsExactly("namespaces");
    }

    @Test
    void looksIntoTheNamespaceOfTheContext() {
        cluster.kubectl("config set-context --current --namespace=kube-public");

        assertThat(complete("kubectl rollout status deployment/")).containsExactly("deployment/web");
        assertThat(complete("kubectl config use-context k")).containsExactly("kubernetes-admin@kubernetes");
    }

    @Test
    void saysWhichPartOfTheLineAWordReplaces() {
        var completions = cluster.complete("kubectl get pods -n default", 11, List.of());

        assertThat(completions.from()).isEqualTo(8);
        assertThat(completions.to()).isEqualTo(11);
        assertThat(completions.candidates()).extracting(Completions.Candidate::text).containsExactly("get");
    }

    @Test
    void knowsNoNamesWhileTheServerIsAway() {
        cluster.stop("kube-apiserver");

        assertThat(complete("kubectl get pods ")).isEmpty();
        assertThat(complete("kubectl ge")).containsExactly("get");
    }

    @Property(tries = 300)
    void leavesTheClusterAsItIsWhateverIsAsked(@ForAll String line, @ForAll int cursor) {
        var asked = Cluster.from(START);
        var before = asked.snapshot();

        asked.complete("kubectl get " + line, cursor, List.of());
        asked.complete(line, line.length(), List.of());

        assertThat(asked.snapshot()).isEqualTo(before);
    }
}
