package dev.drydock.kube.api.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.kube.api.IntOrString;
import dev.drydock.kube.api.Quantity;
import dev.drydock.kube.api.Type;
import dev.drydock.kube.api.apps.Deployment;
import dev.drydock.kube.api.coordination.Lease;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.core.PodCondition;
import dev.drydock.kube.api.core.Secret;
import dev.drydock.kube.api.core.Service;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodecTest {
    private static Object tree(String yaml) {
        return Yaml.documents(yaml).getFirst().tree();
    }

    private static <T extends dev.drydock.kube.api.Struct> Decoded<T> decode(Type<T> type, String yaml) {
        return Codec.decode(type, tree(yaml));
    }

    @Test
    void readsWhatIsThere() {
        var pod = decode(Pod.TYPE, """
                apiVersion: v1
                kind: Pod
                metadata: {name: web, labels: {app: web}}
                spec:
                  containers:
                  - name: nginx
                    image: nginx:1.25
                    ports: [{containerPort: 80}]
                    resources: {limits: {memory: 1024Mi}}
                    livenessProbe: {httpGet: {port: http}}
                """).value();

        var container = pod.spec().containers().getFirst();
        assertThat(pod.name()).isEqualTo("web");
        assertThat(container.ports().getFirst().containerPort()).isEqualTo(80);
        assertThat(container.resources().limits()).containsEntry("memory", Quantity.parse("1Gi"));
        assertThat(container.livenessProbe().httpGet().port()).isEqualTo(IntOrString.of("http"));
        assertThat(container.readinessProbe()).isNull();
    }

    @Test
    void collectsEveryUnknownFieldInTheOrderOfTheirNames() {
        var decoded = decode(Pod.TYPE, """
                apiVersion: v1
                kind: Pod
                zzz: 1
                metadata: {name: two, label: {app: two}}
                spec:
                  containers:
                  - {name: a, imagePullPolcy: Always, ports: [{containerport: 80}]}
                  Containers: []
                """);

        assertThat(decoded.strictError()).isEqualTo("strict decoding error: unknown field \"metadata.label\", unknown field \"spec.Containers\", "
                + "unknown field \"spec.containers[0].imagePullPolcy\", unknown field \"spec.containers[0].ports[0].containerport\", unknown field \"zzz\"");
        assertThat(decoded.value().spec().containers()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "spec: {containers: {name: a}} | cannot unmarshal object into Go struct field PodSpec.spec.containers of type []v1.Container | spec.containers",
        "spec: {containers: [a]} | cannot unmarshal string into Go struct field PodSpec.spec.containers of type v1.Container | spec.containers[0]",
        "spec: {containers: [{ports: [{containerPort: '80'}]}]} | cannot unmarshal string into Go struct field ContainerPort.spec.containers.ports.containerPort of type int32 | spec.containers[0].ports[0].containerPort",
        "spec: {containers: [{ports: [{containerPort: 80.5}]}]} | cannot unmarshal number 80.5 into Go struct field ContainerPort.spec.containers.ports.containerPort of type int32 | spec.containers[0].ports[0].containerPort",
        "spec: {containers: [{imagePullPolicy: 1}]} | cannot unmarshal number into Go struct field Container.spec.containers.imagePullPolicy of type v1.PullPolicy | spec.containers[0].imagePullPolicy",
        "spec: {hostNetwork: 'yes'} | cannot unmarshal string into Go struct field PodSpec.spec.hostNetwork of type bool | spec.hostNetwork",
        "metadata: {labels: {a: true}} | cannot unmarshal bool into Go struct field ObjectMeta.metadata.labels of type string | metadata.labels.a",
        "metadata: {labels: [a]} | cannot unmarshal array into Go struct field ObjectMeta.metadata.labels of type map[string]string | metadata.labels",
        "metadata: web | cannot unmarshal string into Go struct field Pod.metadata of type v1.ObjectMeta | metadata",
        "spec: {volumes: [{emptyDir: x}]} | cannot unmarshal string into Go struct field Volume.spec.volumes.emptyDir of type v1.EmptyDirVolumeSource | spec.volumes[0].emptyDir",
        "spec: {containers: [{livenessProbe: {httpGet: {port: 8080.5}}}]} | cannot unmarshal number 8080.5 into Go struct field HTTPGetAction.spec.containers.livenessProbe.httpGet.port of type int32 | spec.containers[0].livenessProbe.httpGet.port",
    })
    void refusesAWrongTypeAsGoDoes(String yaml, String message, String path) {
        assertThatThrownBy(() -> decode(Pod.TYPE, yaml))
                .hasMessage("json: " + message)
                .asInstanceOf(InstanceOfAssertFactories.type(DecodeException.class))
                .returns(path, DecodeException::path);
    }

    @Test
    void refusesANumberThatIsTooLarge() {
        assertThatThrownBy(() -> decode(Deployment.TYPE, "spec: {replicas: 3000000000}"))
                .hasMessage("json: cannot unmarshal number 3000000000 into Go struct field DeploymentSpec.spec.replicas of type int32");
    }

    @Test
    void takesAWholeNumberHoweverItIsWritten() {
        assertThat(decode(Deployment.TYPE, "spec: {replicas: 3.0}").value().spec().replicas()).isEqualTo(3);
        assertThat(decode(Deployment.TYPE, "spec: {replicas: 1e1}").value().spec().replicas()).isEqualTo(10);
    }

    @Test
    void letsATypesOwnRefusalGoBeforeAWrongType() {
        var yaml = "spec: {containers: [{name: 1, resources: {limits: {cpu: lots}}}]}";

        assertThatThrownBy(() -> decode(Pod.TYPE, yaml)).hasMessageStartingWith("quantities must match the regular expression")
                .asInstanceOf(InstanceOfAssertFactories.type(DecodeException.class))
                .returns("spec.containers[0].resources.limits.cpu", DecodeException::path);
    }

    @Test
    void refusesATimeInGosWords() {
        assertThatThrownBy(() -> decode(Pod.TYPE, "metadata: {creationTimestamp: yesterday}"))
                .hasMessage("parsing time \"yesterday\" as \"2006-01-02T15:04:05Z07:00\": cannot parse \"yesterday\" as \"2006\"");
    }

    @Test
    void refusesWhatIsNotBase64() {
        assertThatThrownBy(() -> decode(Secret.TYPE, "data: {a: 'not base64'}")).hasMessage("illegal base64 data at input byte 3");
    }

    @Test
    void takesNullForAbsent() {
        var pod = decode(Pod.TYPE, "{metadata: null, spec: {containers: null, nodeName: null, nodeSelector: {a: null}}}").value();

        assertThat(pod.spec().containers()).isEmpty();
        assertThat(pod.spec().nodeSelector()).containsEntry("a", "");
    }

    @Test
    void writesWhatGoWouldWrite() {
        var deployment = decode(Deployment.TYPE, "metadata: {name: web}\nspec: {replicas: 0, template: {spec: {containers: [{name: a}]}}}\nstatus: {readyReplicas: 0}").value();

        assertThat(Yaml.write(Codec.tree(deployment))).isEqualTo("""
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: web
                spec:
                  replicas: 0
                  selector: null
                  strategy: {}
                  template:
                    metadata: {}
                    spec:
                      containers:
                      - name: a
                        resources: {}
                status: {}
                """);
    }

    @Test
    void writesAnAbsentTimeThatIsAValueInGoAsNull() {
        assertThat(Json.write(Codec.tree(PodCondition.EMPTY.withType("Ready").withStatus("True"))))
                .isEqualTo("{\"lastProbeTime\":null,\"lastTransitionTime\":null,\"status\":\"True\",\"type\":\"Ready\"}");
    }

    @Test
    void writesTimesToTheSecondAndToTheMicrosecond() {
        var lease = decode(Lease.TYPE, "metadata: {name: a, creationTimestamp: '2026-01-02T03:04:05.678Z'}\nspec: {renewTime: '2026-01-02T03:04:05.5Z'}").value();

        assertThat(Json.write(Codec.tree(lease))).contains("\"creationTimestamp\":\"2026-01-02T03:04:05Z\"").contains("\"renewTime\":\"2026-01-02T03:04:05.500000Z\"");
    }

    @Test
    void writesAPortThatWasNotGivenAsZero() {
        var service = decode(Service.TYPE, "metadata: {name: a}\nspec: {ports: [{port: 80}]}").value();

        assertThat(Json.write(Codec.tree(service))).contains("{\"port\":80,\"targetPort\":0}");
    }

    @Test
    void readsWhatItWrote() {
        var yaml = "metadata: {name: web, annotations: {a: \"x\\ny\\n\"}}\nspec: {containers: [{name: a, env: [{name: X, value: 'yes'}], resources: {requests: {cpu: 0.5}}}]}";
        var pod = decode(Pod.TYPE, yaml).value();

        assertThat(decode(Pod.TYPE, Yaml.write(Codec.tree(pod))).value()).isEqualTo(pod);
        assertThat(Codec.decode(Pod.TYPE, Json.parse(Json.write(Codec.tree(pod)))).value()).isEqualTo(pod);
    }
}
