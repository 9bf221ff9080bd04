package dev.drydock.kube.api.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.kube.api.apps.Deployment;
import dev.drydock.kube.api.codec.Json;
import dev.drydock.kube.api.codec.Trees;
import dev.drydock.kube.api.codec.Yaml;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StrategicMergePatchTest {
    private static final String WEB = """
            metadata: {name: web, labels: {app: web, tier: front}, finalizers: [a, b, c]}
            spec:
              replicas: 3
              strategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 1}}
              template:
                spec:
                  containers:
                  - {name: a, image: nginx, env: [{name: X, value: '1'}, {name: Z, value: '2'}], args: [p, q]}
                  - {name: b, image: busybox}
                  tolerations: [{key: k}]
                  volumes: [{name: v, emptyDir: {}}]
            """;

    private static Map<String, Object> tree(String yaml) {
        return Trees.map(Yaml.documents(yaml).getFirst().tree());
    }

    private static Object patched(String patch) {
        return StrategicMergePatch.apply(tree(WEB), tree(patch), Deployment.TYPE);
    }

    private static Object at(Object tree, Object... path) {
        for (var step : path) tree = step instanceof Integer index ? ((List<?>) tree).get(index) : ((Map<?, ?>) tree).get(step);
        return tree;
    }

    @Test
    void mergesContainersByName() {
        var result = patched("spec: {template: {spec: {containers: [{name: b, image: redis}, {name: c, image: new}]}}}");

        assertThat(Json.write(at(result, "spec", "template", "spec", "containers"))).isEqualTo("""
                [{"args":["p","q"],"env":[{"name":"X","value":"1"},{"name":"Z","value":"2"}],"image":"nginx","name":"a"},{"image":"redis","name":"b"},{"image":"new","name":"c"}]""");
    }

    @Test
    void replacesListsThatHaveNoMergeKey() {
        var result = patched("spec: {template: {spec: {tolerations: [{key: z}], containers: [{name: a, args: [r]}]}}}");

        assertThat(Json.write(at(result, "spec", "template", "spec", "tolerations"))).isEqualTo("[{\"key\":\"z\"}]");
        assertThat(at(result, "spec", "template", "spec", "containers", 0, "args")).isEqualTo(List.of("r"));
    }

    @Test
    void removesWithNullAndWithDirectives() {
        var result = patched("metadata: {labels: {tier: null}, $deleteFromPrimitiveList/finalizers: [b]}\nspec: {template: {spec: {containers: [{name: b, $patch: delete}]}}}");

        assertThat(at(result, "metadata", "labels")).isEqualTo(Map.of("app", "web"));
        assertThat(at(result, "metadata", "finalizers")).isEqualTo(List.of("a", "c"));
        assertThat((List<?>) at(result, "spec", "template", "spec", "containers")).hasSize(1);
    }

    @Test
    void keepsOnlyTheKeysThatAreRetained() {
        var result = patched("spec: {strategy: {type: Recreate, $retainKeys: [type]}}");

        assertThat(at(result, "spec", "strategy")).isEqualTo(Map.of("type", "Recreate"));
    }

    @Test
    void bringsContainersIntoTheOrderThatIsAskedFor() {
        var result = patched("spec: {template: {spec: {$setElementOrder/containers: [{name: c}, {name: b}, {name: a}], containers: [{name: c}]}}}");

        var names = ((List<?>) at(result, "spec", "template", "spec", "containers")).stream().map(item -> String.valueOf(((Map<?, ?>) item).get("name"))).toList();
        assertThat(names).containsExactly("c", "b", "a");
    }

    @Test
    void replacesAMapThatSaysSo() {
        var result = patched("spec: {strategy: {$patch: replace, type: Recreate}}");

        assertThat(at(result, "spec", "strategy")).isEqualTo(Map.of("type", "Recreate"));
    }

    @Test
    void refusesAnItemWithoutItsMergeKey() {
        assertThatThrownBy(() -> patched("spec: {template: {spec: {containers: [{image: redis}]}}}"))
                .isInstanceOf(PatchException.class)
                .hasMessage("map: map[image:redis] does not contain declared merge key: name");
    }

    @Test
    void leavesItsArgumentsAlone() {
        var original = tree(WEB);
        var patch = tree("spec: {template: {spec: {containers: [{name: a, $patch: delete}]}}}");

        StrategicMergePatch.apply(original, patch, Deployment.TYPE);

        assertThat(original).isEqualTo(tree(WEB));
        assertThat(Json.write(patch)).contains("$patch");
    }

    @Test
    void appliesWhatWasChangedAndRemovesWhatWasAppliedBefore() {
        var applied = tree("metadata: {name: web, labels: {app: web, old: x}}\nspec: {template: {spec: {containers: [{name: a, image: nginx:1}, {name: gone, image: z}]}}}");
        var current = tree("metadata: {name: web, labels: {app: web, old: x, byother: z}}\nspec: {replicas: 7, template: {spec: {containers: "
                + "[{name: a, image: nginx:1, imagePullPolicy: Always}, {name: gone, image: z}, {name: sidecar, image: s}]}}}");
        var modified = tree("metadata: {name: web, labels: {app: web}}\nspec: {template: {spec: {containers: [{name: a, image: nginx:2}]}}}");

        var patch = StrategicMergePatch.threeWay(applied, modified, current, Deployment.TYPE);

        assertThat(Json.write(patch)).isEqualTo("{\"metadata\":{\"labels\":{\"old\":null}},\"spec\":{\"template\":{\"spec\":{\"$setElementOrder/containers\":[{\"name\":\"a\"}],"
                + "\"containers\":[{\"image\":\"nginx:2\",\"name\":\"a\"},{\"$patch\":\"delete\",\"name\":\"gone\"}]}}}}");
        var result = StrategicMergePatch.apply(current, patch, Deployment.TYPE);
        assertThat(at(result, "metadata", "labels")).isEqualTo(Map.of("app", "web", "byother", "z"));
        assertThat(at(result, "spec", "replicas")).isEqualTo(7L);
        assertThat(Json.write(at(result, "spec", "template", "spec", "containers")))
                .isEqualTo("[{\"image\":\"nginx:2\",\"imagePullPolicy\":\"Always\",\"name\":\"a\"},{\"image\":\"s\",\"name\":\"sidecar\"}]");
    }

    @Test
    void makesNoPatchWhereNothingChanged() {
        assertThat(StrategicMergePatch.threeWay(tree(WEB), tree(WEB), tree(WEB), Deployment.TYPE)).isEmpty();
        assertThat(StrategicMergePatch.twoWay(tree(WEB), tree(WEB), Deployment.TYPE)).isEmpty();
    }

    @Test
    void makesAPatchThatLeadsFromOneToTheOther() {
        var other = tree("metadata: {name: web, finalizers: [c, z]}\nspec: {strategy: {type: Recreate}, template: {spec: {containers: [{name: b, image: redis}, {name: n}], volumes: [{name: v, configMap: {name: m}}]}}}");

        var patch = StrategicMergePatch.twoWay(tree(WEB), other, Deployment.TYPE);

        assertThat(Trees.same(StrategicMergePatch.apply(tree(WEB), patch, Deployment.TYPE), other)).isTrue();
    }
}
