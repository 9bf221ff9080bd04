package dev.drydock.kube;

import static dev.drydock.kube.ClusterAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.kube.api.apps.Deployment;
import dev.drydock.kube.api.apps.ReplicaSet;
import dev.drydock.kube.api.meta.ManagedFieldsEntry;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The `scale` and `status` subresources as kubectl reads and writes them.
class ScaleTest {
    private Cluster cluster;

    @BeforeEach
    void startsWithTwoReplicas() {
        cluster = Cluster.withNodes(2);
        cluster.kubectl("create deployment web --image=nginx --replicas=2");
        cluster.settle();
    }

    @Test
    void showsOnlyHowManyThereAre() {
        assertThat(cluster.kubectl("get deployment web --subresource=scale").out())
                .matches("NAME   DESIRED   AVAILABLE   AGE\nweb    2         2           \\d+s\n");
        var version = deployment().metadata().resourceVersion();
        var uid = deployment().metadata().uid();
        assertThat(cluster.kubectl("get deployment web --subresource=scale -o yaml").out()).isEqualTo("""
                apiVersion: autoscaling/v1
                kind: Scale
                metadata:
                  creationTimestamp: "%s"
                  name: web
                  namespace: default
                  resourceVersion: "%s"
                  uid: %s
                spec:
                  replicas: 2
                status:
                  replicas: 2
                  selector: app=web
                """.formatted(deployment().metadata().creationTimestamp(), version, uid));
    }

    @Test
    void showsTheScaleOfEveryKindThatHasOne() {
        cluster.apply("""
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: {name: db}
                spec:
                  replicas: 3
                  serviceName: db
                  selector: {matchExpressions: [{key: app, operator: In, values: [db, data]}]}
                  template:
                    metadata: {labels: {app: db}}
                    spec: {containers: [{name: db, image: nginx}]}
                ---
                apiVersion: v1
                kind: ReplicationController
                metadata: {name: old}
                spec:
                  replicas: 4
                  selector: {app: old, tier: back}
                  template:
                    metadata: {labels: {app: old, tier: back}}
                    spec: {containers: [{name: old, image: nginx}]}
                """);

        assertThat(wanted("statefulset db")).isEqualTo("3 app in (data,db)");
        assertThat(wanted("rc old")).isEqualTo("4 app=old,tier=back");
        assertThat(wanted("rs " + cluster.list(ReplicaSet.class).getFirst().name())).startsWith("2 app=web,pod-template-hash=");
    }

    private String wanted(String what) {
        return cluster.kubectl("get " + what + " --subresource=scale -o jsonpath='{.spec.replicas} {.status.selector}'").out();
    }

    @Test
    void patchesTheScaleAndNamesIt() {
        assertThat(cluster.kubectl("patch deployment web --subresource=scale --type=merge -p '{\"spec\":{\"replicas\":5}}'").out())
                .isEqualTo("scale.autoscaling/web patched\n");
        assertThat(cluster.settle()).hasReadyPods("app=web", 5);
    }

    @Test
    void writesNothingButTheReplicasThroughAScale() {
        cluster.kubectl("patch deployment web --subresource=scale --type=merge -p "
                + "'{\"metadata\":{\"labels\":{\"a\":\"b\"}},\"spec\":{\"replicas\":3},\"status\":{\"replicas\":9}}'");

        assertThat(deployment().metadata().labels()).doesNotContainKey("a");
        assertThat(deployment().spec().replicas()).isEqualTo(3);
        assertThat(deployment().status().replicas()).isNotEqualTo(9);
    }

    @Test
    void refusesLessThanNothing() {
        var refused = cluster.kubectl("patch deployment web --subresource=scale --type=merge -p '{\"spec\":{\"replicas\":-1}}'");

        assertThat(refused.err())
                .isEqualTo("The Scale \"web\" is invalid: spec.replicas: Invalid value: -1: must be greater than or equal to 0\n");
        assertThat(deployment().spec().replicas()).isEqualTo(2);
    }

    @Test
    void refusesAScaleThatIsOutOfDate() {
        var patch = "{\"metadata\":{\"resourceVersion\":\"1\"},\"spec\":{\"replicas\":3}}";

        assertThat(cluster.kubectl("patch deployment web --subresource=scale --type=merge -p '" + patch + "'").err())
                .isEqualTo("Error from server (Conflict): Operation cannot be fulfilled on deployments.apps \"web\": "
                        + "the object has been modified; please apply your changes to the latest version and try again\n");
    }

    @Test
    void refusesTheScaleOfAnother() {
        var patch = "{\"metadata\":{\"uid\":\"other\"},\"spec\":{\"replicas\":3}}";

        assertThat(cluster.kubectl("patch deployment web --subresource=scale --type=merge -p '" + patch + "'").err())
                .startsWith("Error from server (Conflict): Operation cannot be fulfilled on deployments/scale.apps \"web\": "
                        + "Precondition failed: UID in precondition: other, UID in object meta: ");
    }

    @Test
    void ownsTheReplicasThroughTheSubresource() {
        cluster.kubectl("scale deployment web --replicas=3");

        assertThat(deployment().metadata().managedFields())
                .filteredOn(entry -> "scale".equals(entry.subresource()))
                .extracting(ManagedFieldsEntry::manager, ManagedFieldsEntry::apiVersion, entry -> String.valueOf(entry.fieldsV1()))
                .containsExactly(org.assertj.core.groups.Tuple.tuple("kubectl", "apps/v1", "{f:spec={f:replicas={}}}"));
    }

    @Test
    void scalesOnlyOnItsConditions() {
        assertThat(cluster.kubectl("scale deployment web --replicas=3 --current-replicas=4").err())
                .isEqualTo("error: Expected replicas to be 4, was 2\n");
        var version = deployment().metadata().resourceVersion();
        assertThat(cluster.kubectl("scale deployment web --replicas=3 --resource-version=1").err())
                .isEqualTo("error: Expected resource version to be 1, was " + version + "\n");
        assertThat(cluster.kubectl("scale deployment web --replicas=3 --current-replicas=2 --resource-version=" + version).out())
                .isEqualTo("deployment.apps/web scaled\n");
    }

    @Test
    void takesOneResourceVersionForOneObjectOnly() {
        cluster.kubectl("create deployment api --image=nginx");

        assertThat(cluster.kubectl("scale deployment web api --replicas=3 --resource-version=1").err())
                .isEqualTo("error: cannot use --resource-version with multiple resources\n");
    }

    @Test
    void waitsUntilThereAreAsManyAsAskedFor() {
        cluster.kubectl("scale deployment web --replicas=4 --timeout=1m");

        assertThat(deployment().status().replicas()).isEqualTo(4);
    }

    @Test
    void saysWhatItWaitedForInVain() {
        cluster.stop("deployment-controller");
        var before = cluster.now();

        assertThat(cluster.kubectl("scale deployment web --replicas=4 --timeout=30s").err())
                .isEqualTo("error: timed out waiting for \"web\" to be synced\n");
        assertThat(Duration.between(before, cluster.now())).isGreaterThanOrEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void printsWhatIsScaledWithTheNewNumber() {
        var path = " -o jsonpath='{.spec.replicas}'";

        assertThat(cluster.kubectl("scale deployment web --replicas=7 --dry-run=client" + path).out()).isEqualTo("7");
        assertThat(cluster.kubectl("scale deployment web --replicas=7 --dry-run=server" + path).out()).isEqualTo("7");
        assertThat(deployment().spec().replicas()).isEqualTo(2);
        assertThat(cluster.kubectl("scale deployment web --replicas=7" + path).out()).isEqualTo("7");
    }

    @Test
    void patchesTheStatusAlone() {
        var patch = "{\"metadata\":{\"labels\":{\"a\":\"b\"}},\"spec\":{\"replicas\":9},\"status\":{\"collisionCount\":4}}";
        cluster.stop("deployment-controller");

        assertThat(cluster.kubectl("patch deployment web --subresource=status --type=merge -p '" + patch + "'").out())
                .isEqualTo("deployment.apps/web patched\n");

        assertThat(deployment().status().collisionCount()).isEqualTo(4);
        assertThat(deployment().spec().replicas()).isEqualTo(2);
    }

    @Test
    void leavesTheStatusAloneOutsideOfItsSubresource() {
        cluster.stop("deployment-controller");

        assertThat(cluster.kubectl("patch deployment web --type=merge -p '{\"status\":{\"collisionCount\":4}}'").out())
                .isEqualTo("deployment.apps/web patched (no change)\n");
    }

    @Test
    void replacesTheStatusAlone() {
        var manifest = cluster.kubectl("get deployment web -o yaml").out()
                .replace("  replicas: 2\n", "  replicas: 1\n");
        cluster.stop("deployment-controller");

        cluster.kubectl("replace --subresource=status -f -", Map.of("-", manifest));

        assertThat(deployment().status().replicas()).isEqualTo(1);
        assertThat(deployment().spec().replicas()).isEqualTo(2);
    }

    @Test
    void knowsNoOtherSubresource() {
        assertThat(cluster.kubectl("get deployment web --subresource=log").err())
                .isEqualTo("error: invalid subresource value: \"log\". Must be one of [status scale resize]\n");
        assertThat(cluster.kubectl("get deployments --subresource=scale").err())
                .isEqualTo("error: subresource cannot be used when bulk resources are specified\n");
        cluster.kubectl("create configmap settings --from-literal=a=b");
        assertThat(cluster.kubectl("get configmap settings --subresource=scale").err())
                .isEqualTo("Error from server (NotFound): the server could not find the requested resource\n");
        assertThat(cluster.kubectl("scale configmap settings --replicas=2").err())
                .isEqualTo("Error from server (NotFound): the server could not find the requested resource\n");
    }

    private Deployment deployment() {
        return cluster.get(Deployment.class, "default", "web").orElseThrow();
    }
}
