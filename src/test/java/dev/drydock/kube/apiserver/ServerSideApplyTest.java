package dev.drydock.kube.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.kube.Cluster;
import dev.drydock.kube.Output;
import dev.drydock.kube.api.apps.Deployment;
import dev.drydock.kube.api.core.ConfigMap;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.meta.ManagedFieldsEntry;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServerSideApplyTest {
    private static final String WEB =
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: web
            spec:
              replicas: 2
              selector:
                matchLabels:
                  app: web
              template:
                metadata:
                  labels:
                    app: web
                spec:
                  containers:
                  - name: nginx
                    image: nginx:1.25
            """;

    private final Cluster cluster = Cluster.withNodes(1);

    @Test
    void makesAnObjectThatOnlyItsManagerOwns() {
        assertThat(serverSide(WEB, "").out()).isEqualTo("deployment.apps/web serverside-applied\n");

        assertThat(web().metadata().managedFields())
                .singleElement()
                .returns("kubectl", ManagedFieldsEntry::manager)
                .returns("Apply", ManagedFieldsEntry::operation);
    }

    @Test
    void leavesFieldsToOthersThatItDoesNotApply() {
        serverSide(WEB.replace("  replicas: 2\n", ""), "");
        cluster.kubectl("scale deployment web --replicas=4");

        assertThat(serverSide(WEB.replace("  replicas: 2\n", "").replace("1.25", "1.26"), "").ok()).isTrue();

        assertThat(web().spec().replicas()).isEqualTo(4);
        assertThat(web().spec().template().spec().containers().getFirst().image()).isEqualTo("nginx:1.26");
    }

    @Test
    void setsADroppedFieldBackToItsDefault() {
        serverSide(WEB, "");

        serverSide(WEB.replace("  replicas: 2\n", ""), "");

        assertThat(web().spec().replicas()).isEqualTo(1);
    }

    @Test
    void keepsADroppedFieldThatAnotherOwnsToo() {
        serverSide(WEB, "");
        serverSide(WEB, "--field-manager=second");

        serverSide(WEB.replace("  replicas: 2\n", ""), "");

        assertThat(web().spec().replicas()).isEqualTo(2);
    }

    @Test
    void takesADroppedContainerOutOfTheTemplate() {
        var two = WEB + "      - name: side\n        image: busybox\n";
        serverSide(two, "");
        assertThat(web().spec().template().spec().containers()).hasSize(2);

        serverSide(WEB, "");

        assertThat(web().spec().template().spec().containers()).extracting(each -> each.name()).containsExactly("nginx");
    }

    @Test
    void changesNothingWhenTheSameIsAppliedAgain() {
        serverSide(WEB, "");
        cluster.settle();
        var version = web().metadata().resourceVersion();

        serverSide(WEB, "");

        assertThat(web().metadata().resourceVersion()).isEqualTo(version);
    }

    @Test
    void takesOverWhatWasAppliedOnTheClientsSide() {
        cluster.apply(WEB);

        assertThat(serverSide(WEB.replace("replicas: 2", "replicas: 3"), "").err()).isEmpty();

        assertThat(web().spec().replicas()).isEqualTo(3);
        assertThat(web().metadata().managedFields())
                .extracting(ManagedFieldsEntry::manager)
                .contains("kubectl", "kubectl-last-applied")
                .doesNotContain("kubectl-client-side-apply");
    }

    @Test
    void takesFieldsByForce() {
        cluster.apply(WEB);
        assertThat(serverSide(WEB.replace("replicas: 2", "replicas: 3"), "--field-manager=me").ok()).isFalse();

        assertThat(serverSide(WEB.replace("replicas: 2", "replicas: 3"), "--field-manager=me --force-conflicts").ok()).isTrue();

        assertThat(web().spec().replicas()).isEqualTo(3);
    }

    @Test
    void refusesManagedFieldsInADocument() {
        var output = serverSide(WEB.replace("  name: web\n", "  name: web\n  managedFields:\n  - manager: me\n"), "");

        assertThat(output.err()).contains("metadata.managedFields must be nil");
    }

    @Test
    void namesTheItemThatLacksItsKey() {
        var output = serverSide(WEB.replace("- name: nginx\n        image", "- image"), "");

        assertThat(output.err())
                .contains(".spec.template.spec.containers: element 0: associative list with keys has an element that omits key field"
                        + " \"name\" (and doesn't have default value)");
    }

    @Test
    void hidesWhoOwnsWhatUnlessAsked() {
        cluster.apply(WEB);

        assertThat(cluster.kubectl("get deployment web -o yaml").out()).doesNotContain("managedFields");
        assertThat(cluster.kubectl("get deployment web -o json --show-managed-fields").out()).contains("\"manager\": \"kubectl-client-side-apply\"");
    }

    @Test
    void notesTheProgramsThatWrote() {
        cluster.apply(WEB).settle();

        assertThat(cluster.list(Pod.class))
                .filteredOn(pod -> pod.namespace().equals("default"))
                .isNotEmpty()
                .allSatisfy(pod -> assertThat(pod.metadata().managedFields())
                        .extracting(entry -> entry.manager() + "/" + entry.subresource())
                        .containsExactlyInAnyOrder("kube-controller-manager/null", "kubelet/status"));
    }

    @Test
    void putsOldWritersTogether() {
        cluster.apply("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: many\n");
        for (int writer = 0; writer < 14; writer++) {
            cluster.kubectl("label configmap many l" + writer + "=x --field-manager=writer-" + writer);
        }

        var entries = cluster.get(ConfigMap.class, "default", "many").orElseThrow().metadata().managedFields();
        assertThat(entries).hasSize(10).extracting(ManagedFieldsEntry::manager).contains("ancient-changes", "writer-13");
    }

    private Output serverSide(String yaml, String flags) {
        return cluster.kubectl("apply --server-side -f web.yaml " + flags, Map.of("web.yaml", yaml));
    }

    private Deployment web() {
        return cluster.get(Deployment.class, "default", "web").orElseThrow();
    }
}
