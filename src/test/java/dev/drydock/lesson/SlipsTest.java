package dev.drydock.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

class SlipsTest {

    @Test
    void findsTheLostIndentationOfTheNotesPod() {
        var slips = slips("""
                apiVersion: v1
                kind: Pod
                metadata:
                name: myapp-pod
                labels:
                  name: myapp
                spec:
                containers:
                - name: nginx-container
                  image: nginx
                """);

        assertThat(slips).extracting(Slip::sort).containsOnly(Slip.Sort.INDENTATION);
        assertThat(slips).extracting(Slip::meant).containsExactly("metadata.name", "metadata.labels", "spec.containers");
    }

    @Test
    void findsTheLostIndentationOfTheNotesReplicaSet() {
        var slips = slips("""
                apiVersion: apps/v1
                kind: ReplicaSet
                metadata:
                name: myapp-replica
                spec:
                template:
                  metadata:
                  name: myapp-pod
                  containers:
                  - name: nginx-container
                  image: nginx
                replicas: 3
                """);

        assertThat(slips).extracting(Slip::path).containsExactly("name", "template", "replicas");
        assertThat(slips).extracting(Slip::meant).containsExactly("metadata.name", "spec.template", "spec.replicas");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Pod        | {spec: {container: []}}                                   | MISSPELT  | spec.containers
            Pod        | {spec: {Containers: []}}                                  | MISSPELT  | spec.containers
            Pod        | {metadata: {label: {}}}                                   | MISSPELT  | metadata.labels
            Pod        | {spec: {containers: [{imagePullPolcy: x}]}}               | MISSPELT  | spec.containers[0].imagePullPolicy
            Pod        | {spec: {containers: [{ports: [{containerport: 1}]}]}}     | MISSPELT  | spec.containers[0].ports[0].containerPort
            Pod        | {spec: {containers: [{iamge: x}]}}                        | MISSPELT  | spec.containers[0].image
            Pod        | {spec: {image: x, containers: [{name: x}]}}               | MISPLACED | spec.containers[].image
            Pod        | {spec: {containers: [{restartPolicyRules: [], volumes: []}]}} | MISPLACED | spec.volumes
            Pod        | {spec: {zebra: 1}}                                        | UNKNOWN   | ''
            Deployment | {spec: {containers: []}}                                  | MISPLACED | spec.template.spec.containers
            Deployment | {spec: {selector: , matchLabels: {}}}                     | INDENTATION | spec.selector.matchLabels
            """)
    void guessesWhatWasMeant(String kind, String manifest, Slip.Sort sort, String meant) {
        var version = kind.equals("Pod") ? "v1" : "apps/v1";
        var slips = slips("{apiVersion: " + version + ", kind: " + kind + ", " + manifest.substring(1));

        assertThat(slips).hasSize(1);
        assertThat(slips.getFirst().sort()).isEqualTo(sort);
        assertThat(slips.getFirst().meant()).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({"v1,pod,KIND,Pod", "v1,Pods,KIND,Pod", "apps/v1,deploy,KIND,Deployment", "apps/v1,Deploymnet,KIND,Deployment",
        "v1,Deployment,VERSION,apps/v1", "extensions/v1beta1,Deployment,VERSION,apps/v1", "apps/v1,Pod,VERSION,v1", "v1,Spaceship,KIND,''"})
    void guessesTheKindAndItsVersion(String version, String kind, Slip.Sort sort, String meant) {
        var slips = slips("{apiVersion: " + version + ", kind: " + kind + "}");

        assertThat(slips).extracting(Slip::sort).containsExactly(sort);
        assertThat(slips).extracting(Slip::meant).containsExactly(meant);
    }

    @Test
    void findsNothingInWhatIsNotAManifest() {
        assertThat(slips("just a word")).isEmpty();
        assertThat(slips("{kind: [Pod], apiVersion: v1}")).isEmpty();
        assertThat(slips("{kind: Pod, apiVersion: v1, metadata: name, spec: [1, 2]}")).isEmpty();
    }

    private static List<Slip> slips(String yaml) {
        var documents = new ArrayList<Object>();
        new Yaml().loadAll(yaml).forEach(documents::add);
        return Slips.in(documents);
    }
}
