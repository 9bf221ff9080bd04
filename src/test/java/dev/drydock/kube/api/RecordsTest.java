package dev.drydock.kube.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.kube.api.apps.Deployment;
import dev.drydock.kube.api.core.Container;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.core.PodSpec;
import dev.drydock.kube.api.core.Service;
import dev.drydock.kube.api.meta.ObjectMeta;
import dev.drydock.kube.api.storage.CSIDriverSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordsTest {
    @Test
    void changesACopyAndNotTheRecord() {
        var pod = Pod.EMPTY.withMetadata(ObjectMeta.EMPTY.withName("a").withNamespace("default"));
        var renamed = pod.withMetadata(pod.metadata().withName("b"));

        assertThat(pod.key()).hasToString("default/a");
        assertThat(renamed.name()).isEqualTo("b");
        assertThat(renamed.spec()).isSameAs(pod.spec());
    }

    @Test
    void cannotBeChangedThroughTheListItWasMadeOf() {
        var containers = new ArrayList<>(List.of(Container.EMPTY.withName("a")));
        var labels = new LinkedHashMap<>(Map.of("app", "web"));
        var spec = PodSpec.EMPTY.withContainers(containers).withNodeSelector(labels);

        containers.clear();
        labels.clear();

        assertThat(spec.containers()).hasSize(1);
        assertThat(spec.nodeSelector()).containsEntry("app", "web");
        assertThatThrownBy(() -> spec.nodeSelector().put("x", "y")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void sharesWhatIsImmutableAlready() {
        var spec = PodSpec.EMPTY.withContainers(List.of(Container.EMPTY)).withNodeSelector(Map.of("a", "b"));

        assertThat(spec.withNodeName("n").containers()).isSameAs(spec.containers());
        assertThat(spec.withNodeName("n").nodeSelector()).isSameAs(spec.nodeSelector());
    }

    @Test
    void keepsTheOrderOfLargeMapsAndFindsTheirKeys() {
        var map = new LinkedHashMap<String, String>();
        for (var i = 100; i > 0; i--) map.put("key-" + i, "v" + i);

        var frozen = Frozen.map(map);

        assertThat(frozen.keySet()).containsExactlyElementsOf(map.keySet());
        map.forEach((key, value) -> assertThat(frozen.get(key)).isEqualTo(value));
        assertThat(frozen.get("key-0")).isNull();
        assertThat(frozen).isEqualTo(map).hasSameHashCodeAs(map);
    }

    @Test
    void knowsItsKind() {
        assertThat(Deployment.EMPTY.gvk()).hasToString("apps/v1, Kind=Deployment");
        assertThat(Deployment.EMPTY.gvk().apiVersion()).isEqualTo("apps/v1");
        assertThat(Kinds.of(Service.class).plural()).isEqualTo("services");
        assertThat(Kinds.of(Deployment.class).groupResource()).isEqualTo("deployments.apps");
        assertThat(Kinds.of(GroupVersionKind.of("v1", "Pod"))).hasValueSatisfying(kind -> {
            assertThat(kind.namespaced()).isTrue();
            assertThat(kind.shortNames()).containsExactly("po");
        });
        assertThat(Kinds.resource("", "nodes")).hasValueSatisfying(kind -> assertThat(kind.namespaced()).isFalse());
    }

    @Test
    void carriesWhatKubernetesSaysOfItsFields() {
        var containers = PodSpec.TYPE.field("containers");

        assertThat(containers).isNotNull();
        assertThat(containers.description()).startsWith("List of containers belonging to the pod.");
        assertThat(containers.patchMergeKey()).isEqualTo("name");
        assertThat(containers.required()).isTrue();
        assertThat(containers.goType()).isEqualTo("[]v1.Container");
        assertThat(Container.TYPE.field("imagePullPolicy").enums()).containsExactly("Always", "IfNotPresent", "Never");
        assertThat(Pod.TYPE.description()).startsWith("Pod is a collection of containers");
    }

    @Test
    void saysWhatTheValuesOfAFieldMean() {
        var policy = Container.TYPE.field("imagePullPolicy");

        assertThat(policy.publishedEnums()).containsExactly("Always", "IfNotPresent", "Never");
        assertThat(policy.description()).contains("\n\nPossible enum values:\n - `\"Always\"` means that kubelet always attempts to pull the latest image.");
    }

    @Test
    void publishesNoValuesOfWhatKubernetesDoesNotMarkAsAnEnum() {
        var policy = CSIDriverSpec.TYPE.field("fsGroupPolicy");

        assertThat(policy.enums()).isNotEmpty();
        assertThat(policy.publishedEnums()).isEmpty();
    }
}
