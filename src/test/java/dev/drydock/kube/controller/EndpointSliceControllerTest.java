package dev.drydock.kube.controller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.kube.api.IntOrString;
import dev.drydock.kube.api.apps.ReplicaSet;
import dev.drydock.kube.api.core.Endpoints;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.core.Service;
import dev.drydock.kube.api.discovery.Endpoint;
import dev.drydock.kube.api.discovery.EndpointConditions;
import dev.drydock.kube.api.discovery.EndpointSlice;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EndpointSliceControllerTest {
    private final ControlPlaneHarness cluster = new ControlPlaneHarness();

    @Test
    void listsThePodsBehindAServiceByTheNameOfTheirPort() {
        cluster.admin.create(Samples.service(IntOrString.of("http")));
        cluster.admin.create(Samples.replicaSet(2));
        cluster.settle();

        var slice = onlySlice();
        assertThat(slice.name()).matches("web-[bcdfghjklmnpqrstvwxz2456789]{5}");
        assertThat(slice.addressType()).isEqualTo("IPv4");
        assertThat(slice.ports()).singleElement().satisfies(port -> {
            assertThat(port.port()).isEqualTo(80);
            assertThat(port.name()).isEmpty();
        });
        assertThat(slice.endpoints()).hasSize(2).extracting(Endpoint::conditions)
                .containsOnly(EndpointConditions.EMPTY.withReady(true).withServing(true).withTerminating(false));
        assertThat(slice.metadata().labels()).isEqualTo(Map.of(
                "kubernetes.io/service-name", "web",
                "endpointslice.kubernetes.io/managed-by", "endpointslice-controller.k8s.io"));
    }

    @Test
    void keepsAnEmptySliceForAServiceThatMatchesNothing() {
        cluster.admin.create(Samples.service(IntOrString.of(80)));
        cluster.settle();

        assertThat(onlySlice().endpoints()).isEmpty();
        assertThat(onlySlice().ports()).isEmpty();
    }

    @Test
    void emptiesTheSameSliceWhenThePodsAreGone() {
        cluster.admin.create(Samples.service(IntOrString.of(80)));
        cluster.admin.create(Samples.replicaSet(2));
        cluster.settle();
        var before = onlySlice().name();

        cluster.admin.patch(ReplicaSet.class, Samples.replicaSet(0).key(), set -> set.withSpec(set.spec().withReplicas(0)));
        cluster.settle();

        assertThat(onlySlice().name()).isEqualTo(before);
        assertThat(onlySlice().endpoints()).isEmpty();
    }

    @Test
    void listsAPodThatIsNotReadyAsSuch() {
        cluster.admin.create(Samples.pod("web").withSpec(Samples.template("broken").spec()));
        cluster.admin.create(Samples.service(IntOrString.of(80)));
        cluster.settle();

        assertThat(onlySlice().endpoints()).extracting(Endpoint::conditions)
                .containsOnly(EndpointConditions.EMPTY.withReady(false).withServing(false).withTerminating(false));
        assertThat(cluster.get(Endpoints.class, "web").subsets()).singleElement()
                .satisfies(subset -> assertThat(subset.notReadyAddresses()).hasSize(1));
    }

    @Test
    void putsNoMoreThanAHundredEndpointsIntoASlice() {
        cluster.admin.create(Samples.service(IntOrString.of(80)));
        cluster.admin.create(Samples.replicaSet(150));
        cluster.settle();

        assertThat(cluster.list(EndpointSlice.class)).extracting(slice -> slice.endpoints().size()).allMatch(size -> size <= 100);
        assertThat(cluster.list(EndpointSlice.class)).flatExtracting(EndpointSlice::endpoints).hasSize(150);
    }

    @Test
    void followsAChangedSelector() {
        cluster.admin.create(Samples.pod("web"));
        cluster.admin.create(Samples.service(IntOrString.of(80)).withSpec(
                Samples.service(IntOrString.of(80)).spec().withSelector(Map.of("app", "other"))));
        cluster.settle();
        assertThat(onlySlice().endpoints()).isEmpty();

        cluster.admin.patch(Service.class, Samples.service(IntOrString.of(80)).key(),
                service -> service.withSpec(service.spec().withSelector(Samples.WEB)));
        cluster.settle();

        assertThat(onlySlice().endpoints()).extracting(endpoint -> endpoint.targetRef().name()).containsExactly("web");
    }

    @Test
    void takesTheSlicesAwayWithTheService() {
        cluster.admin.create(Samples.service(IntOrString.of(80)));
        cluster.settle();
        cluster.admin.delete(cluster.get(Service.class, "web"));
        cluster.settle();

        assertThat(cluster.list(EndpointSlice.class)).isEmpty();
        assertThat(cluster.list(Endpoints.class)).isEmpty();
        assertThat(cluster.list(Pod.class)).isEmpty();
    }

    private EndpointSlice onlySlice() {
        assertThat(cluster.list(EndpointSlice.class)).hasSize(1);
        return cluster.list(EndpointSlice.class).getFirst();
    }
}
