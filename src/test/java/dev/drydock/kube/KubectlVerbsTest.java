package dev.drydock.kube;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KubectlVerbsTest {
    private static final String SET = """
            apiVersion: apps/v1
            kind: StatefulSet
            metadata:
              name: db
            spec:
              selector:
                matchLabels:
                  app: db
              template:
                metadata:
                  labels:
                    app: db
                spec:
                  containers:
                  - name: db
                    image: nginx:1.29
            """;

    private final Cluster cluster = Cluster.withNodes(1);

    @Test
    void changesAStatefulSetThatNamesNoService() {
        cluster.apply(SET);

        assertThat(cluster.kubectl("patch statefulset db -p {\"spec\":{\"replicas\":2}}").out()).isEqualTo("statefulset.apps/db patched\n");
        assertThat(cluster.kubectl("set image statefulset db db=nginx:1.30").err()).isEmpty();
    }

    @Test
    void takesAZeroForAnAbsentValueWhenNothingElseChanges() {
        cluster.apply(SET);

        var output = cluster.kubectl("patch statefulset db --type=merge -p {\"spec\":{\"serviceName\":\"\"}}");

        assertThat(output.out()).isEqualTo("statefulset.apps/db patched (no change)\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"get", "rollout undo", "create secret tls", "create service nodeport", "set env", "config view", "apply view-last-applied"})
    void tellsHowACommandIsUsed(String command) {
        var help = cluster.kubectl(command + " --help").out();

        assertThat(help).contains("Examples:\n").contains("Usage:\n  kubectl " + command);
        assertThat(cluster.kubectl("help " + command).out()).isEqualTo(help);
    }

    @ParameterizedTest
    @ValueSource(strings = {"set", "config", "create secret", "create service"})
    void failsWithItsHelpWhereAGroupIsLeftBare(String group) {
        var output = cluster.kubectl(group);

        assertThat(output.exit()).isEqualTo(1);
        assertThat(output.out()).isEmpty();
        assertThat(output.err()).contains("Available Commands:\n");
    }

    @Test
    void listsOnlyCommandsThatAreThere() {
        var commands = cluster.kubectl("help").out().lines()
                .filter(line -> line.matches(" {2}[a-z-]+ {2,}.*"))
                .map(line -> line.strip().split(" ")[0])
                .toList();

        assertThat(commands).hasSizeGreaterThan(25).allSatisfy(command ->
                assertThat(cluster.kubectl(command + " --help").exit()).as(command).isZero());
    }

    @Test
    void changesAFileWithoutTheServer() {
        var output = cluster.kubectl("kubectl label -f db.yaml tier=data --local -o jsonpath={.metadata}", Map.of("db.yaml", SET));

        assertThat(output.out()).isEqualTo("{\"labels\":{\"tier\":\"data\"},\"name\":\"db\"}");
        assertThat(cluster.kubectl("get statefulsets").err()).isEqualTo("No resources found in default namespace.\n");
    }

    @Test
    void showsWhatADryRunWouldChange() {
        assertThat(cluster.kubectl("label namespace default a=b --dry-run=client -o jsonpath={.metadata.labels.a}").out()).isEqualTo("b");
        assertThat(cluster.kubectl("label namespace default --list").out()).isEqualTo("kubernetes.io/metadata.name=default\n");
    }

    @Test
    void makesATokenThatNamesItsAccount() {
        var parts = cluster.kubectl("create token default").out().strip().split("\\.");

        assertThat(parts).hasSize(3);
        assertThat(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8))
                .contains("\"sub\":\"system:serviceaccount:default:default\"");
    }

    @Test
    void followsEventsUntilTheClusterIsAtRest() {
        cluster.apply(SET.replace("StatefulSet", "Deployment"));

        var rows = cluster.kubectl("events --watch --no-headers").out().lines().map(row -> row.split(" {2,}|\t")[2]).toList();

        assertThat(rows).contains("ScalingReplicaSet", "SuccessfulCreate", "Started");
    }
}
