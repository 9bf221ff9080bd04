package dev.drydock.kube;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class KubectlDiffTest {
    private static final String BEFORE = """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: a
              namespace: default
            data:
              colour: blue
            """;
    private static final Snapshot START = Cluster.withNodes(0).apply(BEFORE).snapshot();

    private final Cluster cluster = Cluster.from(START);

    private Output diff(String yaml) {
        return cluster.kubectl("diff -f a.yaml", Map.of("a.yaml", yaml));
    }

    @Test
    void saysNothingWhereNothingWouldChange() {
        assertThat(diff(BEFORE)).satisfies(output -> {
            assertThat(output.exit()).isZero();
            assertThat(output.out() + output.err()).isEmpty();
        });
    }

    @Test
    void showsWhatWouldChangeAndChangesNothing() {
        long before = cluster.revision();
        var output = diff(BEFORE.replace("blue", "red"));

        assertThat(output.exit()).isEqualTo(1);
        assertThat(output.err()).isEmpty();
        assertThat(output.out())
                .startsWith("""
                        diff -u -N /tmp/LIVE-0000000000/v1.ConfigMap.default.a /tmp/MERGED-0000000000/v1.ConfigMap.default.a
                        --- /tmp/LIVE-0000000000/v1.ConfigMap.default.a\t""")
                .contains("""
                        @@ -1,6 +1,6 @@
                         apiVersion: v1
                         data:
                        -  colour: blue
                        +  colour: red
                         kind: ConfigMap
                         metadata:
                           annotations:
                        """);
        assertThat(cluster.changesSince(before)).isEmpty();
    }

    @Test
    void showsANewObjectAsAWhole() {
        var output = diff(BEFORE.replace("name: a", "name: b"));

        assertThat(output.exit()).isEqualTo(1);
        assertThat(output.out()).contains("@@ -0,0 +1,").contains("\n+  colour: blue\n").contains("\t1970-01-01 00:00:00.000000000 +0000\n");
    }

    @Test
    void hidesWhatSecretsHold() {
        cluster.apply("apiVersion: v1\nkind: Secret\nmetadata:\n  name: s\ndata:\n  a: eA==\n  b: eQ==\n");

        assertThat(diff("apiVersion: v1\nkind: Secret\nmetadata:\n  name: s\ndata:\n  a: eg==\n  b: eQ==\n").out())
                .contains("-  a: '*** (before)'\n+  a: '*** (after)'\n   b: '***'\n");
    }

    @Test
    void endsWithTwoWhereItCannotCompare() {
        assertThat(diff("apiVersion: v1\nkind: Nope\nmetadata:\n  name: b\n").exit()).isEqualTo(2);
        assertThat(cluster.kubectl("diff")).satisfies(output -> {
            assertThat(output.exit()).isEqualTo(2);
            assertThat(output.err()).isEqualTo("error: must specify one of -f and -k\n");
        });
    }

    @Test
    void editsWithWhatAnEditorMade() {
        var asked = cluster.kubectl("edit configmap a");
        assertThat(asked.exit()).isEqualTo(1);
        assertThat(asked.err()).startsWith("error: there is no editor here");

        assertThat(cluster.kubectl("edit configmap a", Map.of("-", asked.out())).out()).isEqualTo("Edit cancelled, no changes made.\n");
        assertThat(cluster.kubectl("edit configmap a", Map.of("-", asked.out().replace("blue", "red"))).out()).isEqualTo("configmap/a edited\n");
        assertThat(cluster.kubectl("get cm a -o jsonpath={.data.colour}").out()).isEqualTo("red");
        assertThat(cluster.kubectl("edit configmap a", Map.of("-", "")).err()).isEqualTo("Edit cancelled, saved file was empty.\n");
    }
}
