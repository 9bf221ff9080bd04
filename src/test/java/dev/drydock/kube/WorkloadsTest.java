package dev.drydock.kube;

import static dev.drydock.kube.ClusterAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.kube.api.apps.Deployment;
import dev.drydock.kube.api.apps.DeploymentCondition;
import dev.drydock.kube.api.core.Namespace;
import dev.drydock.kube.api.core.Node;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.core.Taint;
import dev.drydock.kube.api.discovery.Endpoint;
import dev.drydock.kube.api.discovery.EndpointSlice;
import dev.drydock.kube.trace.Action;
import dev.drydock.kube.trace.Step;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Controllers, scheduler and kubelets together, as a learner sees them.
class WorkloadsTest {
    private static final String WEB = """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: web
            spec:
              replicas: 3
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
                    ports:
                    - name: http
                      containerPort: 80
            """;
    private static final String SERVICE = """
            apiVersion: v1
            kind: Service
            metadata:
              name: web
            spec:
              selector:
                app: web
              ports:
              - port: 80
                targetPort: http
            """;

    private final Cluster cluster = Cluster.withNodes(3).apply(WEB).settle();

    @Test
    void replacesAPodThatWasDeleted() {
        cluster.kubectl("delete pod -l app=web --wait=false");
        cluster.settle();

        assertThat(cluster).hasReadyPods("app=web", 3).recorded("SuccessfulCreate");
    }

    @Test
    void neverHasFewerReadyPodsThanItsBoundsAllow() {
        long before = cluster.revision();
        cluster.apply(WEB.replace("nginx:1.25", "nginx:1.27")).settle();

        assertThat(cluster).hasReadyPods("app=web", 3);
        assertThat(cluster.changesSince(before).stream()
                        .map(change -> change.after())
                        .filter(Deployment.class::isInstance)
                        .map(object -> ((Deployment) object).status().availableReplicas()))
                .isNotEmpty()
                .allMatch(available -> available >= 3);
        assertThat(cluster.list(Pod.class))
                .allMatch(pod -> Objects.equals(pod.spec().containers().getFirst().image(), "nginx:1.27"));
    }

    @Test
    void keepsServingFromTheOldPodsWhenTheNewImageDoesNotExist() {
        cluster.apply(WEB.replace("nginx:1.25", "nginx:does-not-exist")).settle();
        assertThat(cluster).hasReadyPods("app=web", 3);

        cluster.advance(Duration.ofSeconds(620));
        assertThat(cluster.get(Deployment.class, "default", "web").orElseThrow().status().conditions())
                .extracting(DeploymentCondition::message)
                .anyMatch(message -> message.endsWith("has timed out progressing."));
    }

    @Test
    void leadsAServiceToReadyPodsOnly() {
        cluster.apply(SERVICE).settle();
        assertThat(readyAddresses()).isEqualTo(3);

        cluster.apply(WEB.replace("replicas: 3", "replicas: 1")).settle();
        assertThat(readyAddresses()).isEqualTo(1);
    }

    @Test
    void movesThePodsOfALostNodeElsewhere() {
        cluster.nodeDown("node-2");
        cluster.advance(Duration.ofSeconds(60));
        assertThat(cluster).hasReadyPods("app=web", 2).recorded("NodeNotReady");
        assertThat(cluster.get(Node.class, "", "node-2").orElseThrow().spec().taints()).extracting(Taint::effect)
                .containsExactly("NoSchedule", "NoExecute");

        cluster.advance(Duration.ofSeconds(330));
        assertThat(cluster).hasReadyPods("app=web", 3).recorded("TaintManagerEviction");

        cluster.nodeUp("node-2");
        cluster.advance(Duration.ofSeconds(30));
        assertThat(cluster.get(Node.class, "", "node-2").orElseThrow().spec().taints()).isEmpty();
        assertThat(cluster.list(Pod.class)).hasSize(3);
    }

    @Test
    void emptiesANamespaceThatIsDeleted() {
        cluster.apply("{apiVersion: v1, kind: Namespace, metadata: {name: team}}");
        cluster.apply(WEB.replace("  name: web\nspec", "  name: web\n  namespace: team\nspec")).settle();
        assertThat(cluster).hasReadyPods("app=web", 6);

        cluster.kubectl("delete namespace team --wait=false");
        cluster.settle();

        assertThat(cluster).hasReadyPods("app=web", 3).hasNo(Namespace.class, "", "team");
    }

    @Test
    void tellsWhyAPodExists() {
        var creation = cluster.trace().steps().stream()
                .filter(step -> step.action() instanceof Action.Stored(var verb, var resource, var _, var _)
                        && verb.equals("create") && resource.equals("pods"))
                .findFirst()
                .orElseThrow();

        assertThat(cluster.trace().why(creation.id())).extracting(Step::actor)
                .startsWith("replicaset-controller", "replicaset-controller", "deployment-controller")
                .endsWith("kubectl");
    }

    @Test
    void goesTheSameWayTwice() {
        var other = Cluster.withNodes(3).apply(WEB).settle();

        assertThat(other.snapshot()).isEqualTo(cluster.snapshot());
    }

    @Test
    void goesOnInAForkAsItWouldHaveItself() {
        var fork = cluster.fork();
        cluster.nodeDown("node-1");
        fork.nodeDown("node-1");

        assertThat(fork.advance(Duration.ofMinutes(7)).snapshot()).isEqualTo(cluster.advance(Duration.ofMinutes(7)).snapshot());
    }

    private long readyAddresses() {
        return cluster.list(EndpointSlice.class).stream()
                .filter(slice -> "web".equals(slice.metadata().labels().get("kubernetes.io/service-name")))
                .flatMap(slice -> slice.endpoints().stream())
                .map(Endpoint::conditions)
                .filter(conditions -> Boolean.TRUE.equals(conditions.ready()))
                .count();
    }
}
