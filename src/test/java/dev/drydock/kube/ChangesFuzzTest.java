package dev.drydock.kube;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.kube.api.codec.Json;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/// Patches, applied documents and selectors of any content: they are taken, or refused in words.
class ChangesFuzzTest {
    private static final Snapshot START = start();

    /// Fields that there are, directives, and what is no field.
    private static final String[] KEYS = {
        "metadata", "spec", "status", "template", "containers", "name", "image", "ports", "containerPort", "labels", "app", "selector",
        "matchLabels", "replicas", "strategy", "rollingUpdate", "maxSurge", "env", "value", "resources", "limits", "cpu", "volumes", "tolerations",
        "finalizers", "resourceVersion", "uid", "managedFields", "apiVersion", "kind", "$patch", "$retainKeys", "$setElementOrder/containers",
        "$deleteFromPrimitiveList/finalizers", "$setElementOrder/finalizers", "nothing", ""
    };

    private static final Object[] SCALARS = {
        null, "", "web", "nginx", "nginx:1.28", "delete", "replace", "merge", "Recreate", "25%", "1Gi", "-1", "앱", 0L, -1L, 3L, 80L, 70_000L,
        Long.MAX_VALUE, 1.5, true, "a".repeat(300), List.of(), Map.of()
    };

    private static final String[] POINTERS = {
        "", "/", "/spec", "/spec/replicas", "/metadata/labels/app", "/metadata/labels/a~1b", "/spec/template/spec/containers/0",
        "/spec/template/spec/containers/-", "/spec/template/spec/containers/9", "/spec/template/spec/containers/0/image", "/metadata/name", "/~", "spec"
    };

    @Provide
    Arbitrary<Object> trees() {
        return tree(4);
    }

    private static Arbitrary<Object> tree(int depth) {
        Arbitrary<Object> scalar = Arbitraries.of(Arrays.asList(SCALARS));
        if (depth == 0) {
            return scalar;
        }
        var deeper = Arbitraries.lazy(() -> tree(depth - 1));
        Arbitrary<Object> object = Combinators.combine(Arbitraries.of(KEYS).list().ofMaxSize(4), deeper.list().ofSize(4)).as((keys, values) -> {
            var map = new LinkedHashMap<String, Object>();
            for (int i = 0; i < keys.size(); i++) {
                map.put(keys.get(i), values.get(i));
            }
            return map;
        });
        return Arbitraries.frequencyOf(
                Tuple.of(2, scalar), Tuple.of(5, object), Tuple.of(2, deeper.list().ofMaxSize(3).map(list -> (Object) list)));
    }

    @Provide
    Arbitrary<Object> operations() {
        Arbitrary<Object> operation = Combinators.combine(
                        Arbitraries.of("add", "remove", "replace", "move", "copy", "test", "none", ""),
                        Arbitraries.of(POINTERS),
                        Arbitraries.of(POINTERS),
                        tree(2))
                .as((op, path, from, value) -> {
                    var map = new LinkedHashMap<String, Object>();
                    map.put("op", op);
                    map.put("path", path);
                    map.put("from", from);
                    map.put("value", value);
                    map.values().removeIf(""::equals);
                    return map;
                });
        return operation.list().ofMaxSize(4).map(list -> list);
    }

    @Property(tries = 100, seed = "31")
    void takesOrRefusesAnyPatch(@ForAll("trees") Object patch) {
        var cluster = Cluster.from(START);

        for (var type : List.of("strategic", "merge")) {
            for (var object : List.of("deployment web", "pod single", "service web")) {
                answersInWords(cluster.kubectl("patch " + object + " --type=" + type + " --patch-file=patch.json", Map.of("patch.json", Json.write(patch))));
            }
        }
    }

    /// Where the keys above it are right, a patch reaches deeper than one of any keys.
    @Property(tries = 100, seed = "32")
    void takesOrRefusesAnyPatchOfATemplate(@ForAll("trees") Object inner) {
        var cluster = Cluster.from(START);
        for (var spec : List.of(Map.of("containers", Collections.singletonList(inner)), Collections.singletonMap("containers", inner), orMap(inner))) {
            var patch = Json.write(Map.of("spec", Map.of("template", Map.of("spec", spec))));
            answersInWords(cluster.kubectl("patch deployment web --patch-file=patch.json", Map.of("patch.json", patch)));
        }
    }

    @Property(tries = 100, seed = "33")
    void takesOrRefusesAnyListOfOperations(@ForAll("operations") Object operations) {
        var patch = Map.of("patch.json", Json.write(operations));

        answersInWords(Cluster.from(START).kubectl("patch deployment web --type=json --patch-file=patch.json", patch));
    }

    @Property(tries = 100, seed = "34")
    void takesOrRefusesAnyAppliedDocument(@ForAll("trees") Object metadata, @ForAll("trees") Object spec) {
        var cluster = Cluster.from(START);
        var document = new LinkedHashMap<String, Object>(Map.of("apiVersion", "apps/v1", "kind", "Deployment"));
        var named = new LinkedHashMap<>(orMap(metadata));
        named.put("name", "web");
        document.put("metadata", named);
        document.put("spec", spec);
        var files = Map.of("web.json", Json.write(document));

        answersInWords(cluster.kubectl("apply --server-side -f web.json", files));
        answersInWords(cluster.kubectl("apply --server-side --force-conflicts --field-manager=me -f web.json", files));
        answersInWords(cluster.kubectl("apply -f web.json", files));
    }

    @Provide
    Arbitrary<String> selectors() {
        return Arbitraries.of(
                        "app", "web", "=", "==", "!=", "!", ",", "(", ")", " in ", " notin ", "in", "notin", ">", "<", "1", "a/b", "/", "-", "앱",
                        "metadata.name", "status.phase", "spec.nodeName", "\\", "'", " ", "a".repeat(64))
                .list()
                .ofMaxSize(8)
                .map(parts -> String.join("", parts));
    }

    @Property(tries = 500, seed = "35")
    void takesOrRefusesAnySelector(@ForAll("selectors") String selector) {
        var cluster = Cluster.from(START);
        var quoted = "'" + selector.replace("'", "") + "'";

        answersInWords(cluster.kubectl("get pods -l " + quoted));
        answersInWords(cluster.kubectl("get pods --field-selector " + quoted));
        answersInWords(cluster.kubectl("delete pods --wait=false -l " + quoted));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> orMap(Object tree) {
        return tree instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    private static void answersInWords(Output output) {
        if (!output.ok()) {
            assertThat(output.err()).isNotBlank().doesNotContain("Exception").doesNotContain("dev.drydock").doesNotContain("java.");
        }
    }

    private static Snapshot start() {
        var cluster = Cluster.withNodes(1);
        cluster.kubectl("create deployment web --image=nginx --port=80");
        cluster.kubectl("expose deployment web");
        cluster.kubectl("run single --image=nginx");
        return cluster.settle().snapshot();
    }
}
