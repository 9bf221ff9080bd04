package dev.drydock.kube.apiserver;

import static dev.drydock.kube.apiserver.Submissions.refusals;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.kube.api.apps.Deployment;
import dev.drydock.kube.api.apps.ReplicaSet;
import org.junit.jupiter.api.Test;

class WorkloadValidationTest {
    private static final String MISMATCH =
            "spec.template.metadata.labels: Invalid value: {\"app\":\"api\"}: `selector` does not match template `labels`";

    private static String workload(String kind, String spec) {
        return """
                apiVersion: apps/v1
                kind: %s
                metadata: {name: web}
                spec:
                """.formatted(kind) + spec.indent(2);
    }

    private static String selecting(String selected, String label) {
        return "selector: {matchLabels: {app: %s}}\ntemplate: {metadata: {labels: {app: %s}}, spec: {containers: [{name: c, image: nginx}]}}\n"
                .formatted(selected, label);
    }

    @Test
    void takesWhatFitsTogether() {
        assertThat(refusals(workload("ReplicaSet", selecting("web", "web")))).isEmpty();
        assertThat(refusals(workload("Deployment", selecting("web", "web")))).isEmpty();
        assertThat(refusals(workload("DaemonSet", selecting("web", "web")))).isEmpty();
        assertThat(refusals(workload("StatefulSet", "serviceName: web\n" + selecting("web", "web")))).isEmpty();
    }

    @Test
    void refusesASelectorThatMissesItsOwnTemplate() {
        assertThat(refusals(workload("ReplicaSet", selecting("web", "api")))).containsExactly(MISMATCH);
        assertThat(refusals(workload("Deployment", selecting("web", "api")))).containsExactly(MISMATCH);
    }

    @Test
    void asksForASelector() {
        var spec = "template: {metadata: {labels: {app: api}}, spec: {containers: [{name: c, image: nginx}]}}";
        assertThat(refusals(workload("ReplicaSet", spec))).containsExactly("spec.selector: Required value", MISMATCH);
        assertThat(refusals(workload("Deployment", spec))).containsExactly("spec.selector: Required value", MISMATCH);
    }

    @Test
    void asksForATemplate() {
        assertThat(refusals(workload("ReplicaSet", "replicas: 1\nselector: {matchLabels: {app: api}}"))).containsExactly(
                "spec.template.metadata.labels: Invalid value: null: `selector` does not match template `labels`",
                "spec.template.spec.containers: Required value");
    }

    @Test
    void refusesFewerThanNoReplicasAndPodsThatAreToEnd() {
        var spec = "replicas: -2\n" + selecting("api", "api").replace("spec: {", "spec: {restartPolicy: Never, ");
        assertThat(refusals(workload("ReplicaSet", spec))).containsExactly(
                "spec.replicas: Invalid value: -2: must be greater than or equal to 0",
                "spec.template.spec.restartPolicy: Unsupported value: \"Never\": supported values: \"Always\"");
    }

    @Test
    void refusesAStrategyThatItDoesNotKnow() {
        assertThat(refusals(workload("Deployment", "strategy: {type: BlueGreen}\n" + selecting("web", "web")))).containsExactly(
                "spec.strategy: Unsupported value: {\"Type\":\"BlueGreen\",\"RollingUpdate\":null}: supported values: \"Recreate\", \"RollingUpdate\"");
    }

    @Test
    void refusesARolloutThatCannotMove() {
        var stuck = "strategy: {rollingUpdate: {maxSurge: 0, maxUnavailable: 0}}\n" + selecting("web", "web");
        assertThat(refusals(workload("Deployment", stuck)))
                .containsExactly("spec.strategy.rollingUpdate.maxUnavailable: Invalid value: 0: may not be 0 when `maxSurge` is 0");
        var recreated = "strategy: {type: Recreate, rollingUpdate: {maxSurge: 1}}\n" + selecting("web", "web");
        assertThat(refusals(workload("Deployment", recreated)))
                .containsExactly("spec.strategy.rollingUpdate: Forbidden: may not be specified when strategy `type` is 'Recreate'");
    }

    @Test
    void keepsTheSelector() {
        var submissions = new Submissions();
        submissions.create(workload("Deployment", selecting("web", "web")));
        assertThat(submissions.refusalsOfUpdate(workload("Deployment", selecting("moved", "moved"))))
                .containsExactly("spec.selector: Invalid value: {\"matchLabels\":{\"app\":\"moved\"}}: field is immutable");
    }

    @Test
    void countsChangesOfTheSpecAlone() {
        var submissions = new Submissions();
        submissions.create(workload("ReplicaSet", selecting("web", "web")));
        submissions.update(workload("ReplicaSet", "replicas: 3\n" + selecting("web", "web")));
        submissions.update(workload("ReplicaSet", "replicas: 3\n" + selecting("web", "web"))
                .replace("{name: web}", "{name: web, labels: {a: b}}"));
        assertThat(submissions.get(ReplicaSet.class, "web").metadata().generation()).isEqualTo(2);
    }

    @Test
    void fillsInWhatADeploymentLeavesOpen() {
        var submissions = new Submissions();
        submissions.create(workload("Deployment", selecting("web", "web")));
        var spec = submissions.get(Deployment.class, "web").spec();
        assertThat(spec.replicas()).isEqualTo(1);
        assertThat(spec.revisionHistoryLimit()).isEqualTo(10);
        assertThat(spec.progressDeadlineSeconds()).isEqualTo(600);
        assertThat(spec.strategy().rollingUpdate()).hasToString("RollingUpdateDeployment[maxSurge=25%, maxUnavailable=25%]");
        assertThat(spec.template().spec().terminationGracePeriodSeconds()).isEqualTo(30);
        assertThat(spec.template().spec().enableServiceLinks()).isNull();
    }
}
