package dev.drydock.kube;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class KubectlConfigTest {
    private static final Snapshot START = Cluster.withNodes(1).snapshot();

    private final Cluster cluster = Cluster.from(START);

    @Test
    void showsTheKubeconfigWithoutItsSecrets() {
        assertThat(cluster.kubectl("config view").out()).isEqualTo("""
                apiVersion: v1
                clusters:
                - cluster:
                    certificate-authority-data: DATA+OMITTED
                    server: https://172.18.0.2:6443
                  name: kubernetes
                contexts:
                - context:
                    cluster: kubernetes
                    user: kubernetes-admin
                  name: kubernetes-admin@kubernetes
                current-context: kubernetes-admin@kubernetes
                kind: Config
                users:
                - name: kubernetes-admin
                  user:
                    client-certificate-data: DATA+OMITTED
                    client-key-data: DATA+OMITTED
                """);
        assertThat(cluster.kubectl("config view -o jsonpath={.contexts[*].name}").out()).isEqualTo("kubernetes-admin@kubernetes");
    }

    @Test
    void worksInTheNamespaceOfTheContext() {
        cluster.kubectl("create namespace team");

        assertThat(cluster.kubectl("config set-context --current --namespace=team").out())
                .isEqualTo("Context \"kubernetes-admin@kubernetes\" modified.\n");
        assertThat(cluster.kubectl("get pods").err()).isEqualTo("No resources found in team namespace.\n");
        cluster.kubectl("create configmap a --from-literal=b=c");
        assertThat(cluster.kubectl("get configmap a -n team -o name").out()).isEqualTo("configmap/a\n");
        assertThat(cluster.kubectl("config view --minify -o jsonpath={..namespace}").out()).isEqualTo("team");
        assertThat(cluster.kubectl("get pods -n default").err()).isEqualTo("No resources found in default namespace.\n");
    }

    @Test
    void remembersTheContextInForksAndForgetsItInRewinds() {
        var before = cluster.snapshot();
        cluster.kubectl("config set-context --current --namespace=team");

        assertThat(cluster.fork().kubectl("get pods").err()).contains("team namespace");
        assertThat(Cluster.from(before).kubectl("get pods").err()).contains("default namespace");
        assertThat(cluster.snapshot().isUntouchedSince(before)).isFalse();
    }

    @Test
    void remembersTheContextWhenStoredAndReadBack() throws Exception {
        cluster.kubectl("config set-context --current --namespace=team");
        var bytes = new ByteArrayOutputStream();
        cluster.snapshot().write(bytes);

        var back = Snapshot.read(new ByteArrayInputStream(bytes.toByteArray()));

        assertThat(Cluster.from(back).kubectl("get pods").err()).contains("team namespace");
        assertThat(back.isUntouchedSince(cluster.snapshot())).isTrue();
    }

    @Test
    void listsContextsAndSwitchesBetweenThem() {
        assertThat(cluster.kubectl("config set-context dev --cluster=kubernetes --user=kubernetes-admin --namespace=kube-system").out())
                .isEqualTo("Context \"dev\" created.\n");
        assertThat(cluster.kubectl("config get-contexts").out()).isEqualTo("""
                CURRENT   NAME                          CLUSTER      AUTHINFO           NAMESPACE
                          dev                           kubernetes   kubernetes-admin   kube-system
                *         kubernetes-admin@kubernetes   kubernetes   kubernetes-admin\s\s\s
                """);
        assertThat(cluster.kubectl("config use-context dev").out()).isEqualTo("Switched to context \"dev\".\n");
        assertThat(cluster.kubectl("config current-context").out()).isEqualTo("dev\n");
        assertThat(cluster.kubectl("get pods").err()).contains("kube-system");
        assertThat(cluster.kubectl("get pods --context=kubernetes-admin@kubernetes").err()).contains("default");
        assertThat(cluster.kubectl("config rename-context dev work").out()).isEqualTo("Context \"dev\" renamed to \"work\".\n");
        assertThat(cluster.kubectl("config get-contexts -o name").out()).isEqualTo("kubernetes-admin@kubernetes\nwork\n");
        var deleted = cluster.kubectl("config delete-context work");
        assertThat(deleted.out()).isEqualTo("deleted context work from /root/.kube/config\n");
        assertThat(deleted.err()).startsWith("warning: this removed your active context");
    }

    @Test
    void refusesWhatIsNotThere() {
        assertThat(cluster.kubectl("config use-context nope").err()).isEqualTo("error: no context exists with the name: \"nope\"\n");
        assertThat(cluster.kubectl("config set-context").err()).isEqualTo("error: you must specify a non-empty context name or --current\n");
        assertThat(cluster.kubectl("config delete-cluster x").err()).isEqualTo("error: cannot delete cluster x, not in /root/.kube/config\n");
        assertThat(cluster.kubectl("config get-contexts x").err()).isEqualTo("error: context x not found\n");
        assertThat(cluster.kubectl("get pods --context=x").err()).isEqualTo("error: context \"x\" does not exist\n");
        assertThat(cluster.kubectl("config set nope.x y").err()).startsWith("error: unable to locate path");
    }

    @Test
    void setsAndUnsetsSingleValues() {
        assertThat(cluster.kubectl("config set contexts.kubernetes-admin@kubernetes.namespace kube-public").out())
                .isEqualTo("Property \"contexts.kubernetes-admin@kubernetes.namespace\" set.\n");
        assertThat(cluster.kubectl("get pods").err()).contains("kube-public");
        assertThat(cluster.kubectl("config unset contexts.kubernetes-admin@kubernetes.namespace").out()).endsWith("unset.\n");
        assertThat(cluster.kubectl("get pods").err()).contains("default");
    }

    @Test
    void findsNoServerWithoutAContext() {
        cluster.kubectl("config unset current-context");

        assertThat(cluster.kubectl("get pods"))
                .isEqualTo(new Output(1, "", "The connection to the server localhost:8080 was refused - did you specify the right host or port?\n", List.of()));
        assertThat(cluster.kubectl("config current-context").err()).isEqualTo("error: current-context is not set\n");
        assertThat(cluster.kubectl("config use-context kubernetes-admin@kubernetes").ok()).isTrue();
        assertThat(cluster.kubectl("get nodes").ok()).isTrue();
    }

    @Test
    void listsClustersAndUsers() {
        assertThat(cluster.kubectl("config get-clusters").out()).isEqualTo("NAME\nkubernetes\n");
        assertThat(cluster.kubectl("config get-users").out()).isEqualTo("NAME\nkubernetes-admin\n");
    }
}
