package dev.drydock.kube.apiserver;

import static dev.drydock.kube.apiserver.Submissions.refusals;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.kube.api.core.Pod;
import org.junit.jupiter.api.Test;

class PodValidationTest {
    private static final String SUBDOMAIN =
            "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
    private static final String LABEL =
            "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";

    private static String pod(String spec) {
        return """
                apiVersion: v1
                kind: Pod
                metadata:
                  name: web
                spec:
                """ + spec.indent(2);
    }

    /// A Pod with one good container that has these fields more.
    private static String container(String fields) {
        return pod("containers:\n- name: nginx\n  image: nginx\n" + fields.indent(2));
    }

    @Test
    void takesAPodThatNamesNoMoreThanItMust() {
        assertThat(refusals(container(""))).isEmpty();
    }

    @Test
    void refusesANameThatNoDomainMayHave() {
        assertThat(refusals(container("").replace("name: web", "name: MyApp_Pod")))
                .containsExactly("metadata.name: Invalid value: \"MyApp_Pod\": " + SUBDOMAIN);
    }

    @Test
    void asksForANameWhereThereIsNone() {
        assertThat(refusals(container("").replace("name: web", "labels: {app: x}")))
                .containsExactly("metadata.name: Required value: name or generateName is required");
    }

    @Test
    void asksForContainers() {
        assertThat(refusals(pod("{}"))).containsExactly("spec.containers: Required value");
    }

    @Test
    void findsAllThatIsWrongWithAContainerInUpstreamsOrder() {
        assertThat(refusals(pod("containers:\n- name: Nginx\n"))).containsExactly(
                "spec.containers[0].name: Invalid value: \"Nginx\": " + LABEL, "spec.containers[0].image: Required value");
        assertThat(refusals(pod("restartPolicy: Sometimes\ncontainers:\n- name: nginx\n  image: nginx\n  imagePullPolicy: Maybe\n")))
                .containsExactly(
                        "spec.containers[0].imagePullPolicy: Unsupported value: \"Maybe\": supported values: \"Always\", \"IfNotPresent\", \"Never\"",
                        "spec.restartPolicy: Unsupported value: \"Sometimes\": supported values: \"Always\", \"OnFailure\", \"Never\"");
    }

    @Test
    void refusesTwoContainersOfOneName() {
        assertThat(refusals(pod("containers:\n- {name: a, image: b}\n- {name: a, image: c}\n")))
                .containsExactly("spec.containers[1].name: Duplicate value: \"a\"");
    }

    @Test
    void refusesRequestsAboveTheirLimits() {
        assertThat(refusals(container("resources: {requests: {memory: 1Gi, cpu: 2}, limits: {memory: 512Mi, cpu: 1}}")))
                .containsExactly(
                        "spec.containers[0].resources.requests: Invalid value: \"2\": must be less than or equal to cpu limit of 1",
                        "spec.containers[0].resources.requests: Invalid value: \"1Gi\": must be less than or equal to memory limit of 512Mi");
    }

    @Test
    void refusesResourcesThatNobodyKnows() {
        assertThat(refusals(container("resources: {requests: {gpu: 1}}"))).containsExactly(
                "spec.containers[0].resources.requests[gpu]: Invalid value: \"gpu\": must be a standard resource type or fully qualified",
                "spec.containers[0].resources.requests[gpu]: Invalid value: \"gpu\": must be a standard resource for containers");
    }

    @Test
    void refusesPortsThatDoNotExist() {
        assertThat(refusals(container("ports: [{containerPort: 70000, protocol: HTTP}]"))).containsExactly(
                "spec.containers[0].ports[0].containerPort: Invalid value: 70000: must be between 1 and 65535, inclusive",
                "spec.containers[0].ports[0].protocol: Unsupported value: \"HTTP\": supported values: \"SCTP\", \"TCP\", \"UDP\"");
        assertThat(refusals(container("ports: [{name: http}]")))
                .containsExactly("spec.containers[0].ports[0].containerPort: Required value");
        assertThat(refusals(container("ports: [{name: a-very-long-port-name, containerPort: 80}]")))
                .containsExactly("spec.containers[0].ports[0].name: Invalid value: \"a-very-long-port-name\": must be no more than 15 bytes");
    }

    @Test
    void refusesLabelsWithBlanksAndMarks() {
        var yaml = container("").replace("name: web", "name: label\n  labels: {app name: my app, tier: front!}");
        assertThat(refusals(yaml)).hasSize(3).satisfies(all -> {
            assertThat(all.get(0)).startsWith("metadata.labels: Invalid value: \"app name\": name part must consist of alphanumeric characters");
            assertThat(all.get(1)).startsWith("metadata.labels: Invalid value: \"my app\": a valid label must be an empty string or consist of");
            assertThat(all.get(2)).endsWith("regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')");
        });
    }

    @Test
    void showsHangulAsItIs() {
        assertThat(refusals(container("").replace("name: web", "name: 웹서버")))
                .containsExactly("metadata.name: Invalid value: \"웹서버\": " + SUBDOMAIN);
    }

    @Test
    void refusesMountsOfVolumesThatAreNotThere() {
        assertThat(refusals(container("volumeMounts: [{name: data, mountPath: /data}]")))
                .containsExactly("spec.containers[0].volumeMounts[0].name: Not found: \"data\"");
        assertThat(refusals(container("volumeMounts: [{name: a, mountPath: /d}, {name: a, mountPath: /d}]") + "  volumes: [{name: a}]\n"))
                .containsExactly("spec.containers[0].volumeMounts[1].mountPath: Invalid value: \"/d\": must be unique");
    }

    @Test
    void refusesProbesThatDoNothingOrTooMuch() {
        assertThat(refusals(container("livenessProbe: {periodSeconds: 5}")))
                .containsExactly("spec.containers[0].livenessProbe: Required value: must specify a handler type");
        assertThat(refusals(container("livenessProbe: {successThreshold: 2, httpGet: {port: 80}, tcpSocket: {port: 80}}"))).containsExactly(
                "spec.containers[0].livenessProbe.tcpSocket: Forbidden: may not specify more than 1 handler type",
                "spec.containers[0].livenessProbe.successThreshold: Invalid value: 2: must be 1");
        assertThat(refusals(container("readinessProbe: {initialDelaySeconds: -1, httpGet: {port: 0}}"))).containsExactly(
                "spec.containers[0].readinessProbe.httpGet.port: Invalid value: 0: must be between 1 and 65535, inclusive",
                "spec.containers[0].readinessProbe.initialDelaySeconds: Invalid value: -1: must be greater than or equal to 0");
    }

    @Test
    void refusesVariablesFromNowhereAndFromTwoPlaces() {
        assertThat(refusals(container("env: [{name: A, valueFrom: {}}]"))).containsExactly(
                "spec.containers[0].env[0].valueFrom: Invalid value: \"\": must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef` or `secretKeyRef`");
        assertThat(refusals(container("env: [{name: A, value: b, valueFrom: {configMapKeyRef: {name: c, key: d}}}]")))
                .containsExactly("spec.containers[0].env[0].valueFrom: Invalid value: \"\": may not be specified when `value` is not empty");
        assertThat(refusals(container("env: [{name: A, valueFrom: {fieldRef: {fieldPath: status.phase}}}]"))).containsExactly(
                "spec.containers[0].env[0].valueFrom.fieldRef.fieldPath: Unsupported value: \"status.phase\": supported values: \"metadata.name\", \"metadata.namespace\", \"metadata.uid\", \"spec.nodeName\", \"spec.serviceAccountName\", \"status.hostIP\", \"status.hostIPs\", \"status.podIP\", \"status.podIPs\"");
    }

    @Test
    void refusesTolerationsThatContradictThemselves() {
        assertThat(refusals(container("") + "  tolerations: [{operator: Equal}]\n")).containsExactly(
                "spec.tolerations[0].operator: Invalid value: \"Equal\": operator must be Exists when `key` is empty, which means \"match all values and all keys\"");
        assertThat(refusals(container("") + "  tolerations: [{key: a, operator: Exists, effect: Never}]\n")).containsExactly(
                "spec.tolerations[0].effect: Unsupported value: \"Never\": supported values: \"NoSchedule\", \"PreferNoSchedule\", \"NoExecute\"");
    }

    @Test
    void refusesAffinityWithoutATopology() {
        var affinity = "  affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{labelSelector: {matchLabels: {a: b}}}]}}\n";
        assertThat(refusals(container("") + affinity)).hasSize(3).first().asString().isEqualTo(
                "spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].topologyKey: Required value: can not be empty");
    }

    @Test
    void takesAPodThatUsesMuchOfItsSpec() {
        assertThat(refusals("""
                apiVersion: v1
                kind: Pod
                metadata:
                  name: web
                  labels: {app: web, app.kubernetes.io/name: web}
                  annotations: {Example.com/Note: "anything: goes"}
                spec:
                  initContainers:
                  - {name: init, image: busybox, command: [sh]}
                  - {name: side, image: busybox, restartPolicy: Always, livenessProbe: {exec: {command: [ls]}}}
                  containers:
                  - name: web
                    image: nginx:1.27
                    ports: [{name: http, containerPort: 80, hostPort: 8080}]
                    env:
                    - {name: POD, valueFrom: {fieldRef: {fieldPath: metadata.name}}}
                    - {name: LABEL, valueFrom: {fieldRef: {fieldPath: "metadata.labels['app']"}}}
                    - {name: CPU, valueFrom: {resourceFieldRef: {resource: limits.cpu}}}
                    - {name: KEY, valueFrom: {secretKeyRef: {name: secret, key: password}}}
                    envFrom: [{configMapRef: {name: config}}, {prefix: S_, secretRef: {name: secret}}]
                    resources: {requests: {cpu: 100m, memory: 64Mi}, limits: {memory: 128Mi, example.com/gpu: 1}}
                    volumeMounts: [{name: config, mountPath: /etc/config, readOnly: true}, {name: cache, mountPath: /cache, subPath: a/b}]
                    livenessProbe: {httpGet: {path: /, port: http}}
                    readinessProbe: {tcpSocket: {port: 80}}
                    startupProbe: {grpc: {port: 9000}}
                    lifecycle: {preStop: {sleep: {seconds: 5}}}
                    securityContext: {runAsUser: 1000, allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}
                  volumes:
                  - {name: config, configMap: {name: config, items: [{key: a, path: b}]}}
                  - {name: cache, emptyDir: {medium: Memory, sizeLimit: 64Mi}}
                  - {name: host, hostPath: {path: /var/log, type: Directory}}
                  - {name: claim, persistentVolumeClaim: {claimName: data}}
                  nodeSelector: {disktype: ssd}
                  tolerations: [{key: node-role.kubernetes.io/control-plane, operator: Exists, effect: NoSchedule}]
                  affinity:
                    nodeAffinity:
                      requiredDuringSchedulingIgnoredDuringExecution:
                        nodeSelectorTerms: [{matchExpressions: [{key: disktype, operator: In, values: [ssd]}]}]
                    podAntiAffinity:
                      preferredDuringSchedulingIgnoredDuringExecution:
                      - {weight: 100, podAffinityTerm: {topologyKey: kubernetes.io/hostname, labelSelector: {matchLabels: {app: web}}}}
                  topologySpreadConstraints:
                  - {maxSkew: 1, topologyKey: kubernetes.io/hostname, whenUnsatisfiable: DoNotSchedule, labelSelector: {matchLabels: {app: web}}}
                  dnsPolicy: None
                  dnsConfig: {nameservers: [1.1.1.1], searches: [my_org.example.com], options: [{name: ndots, value: "2"}]}
                  hostAliases: [{ip: 127.0.0.1, hostnames: [foo.local]}]
                  securityContext: {fsGroup: 2000, seccompProfile: {type: RuntimeDefault}}
                """)).isEmpty();
    }

    @Test
    void letsAnImageBeChangedAndLittleElse() {
        var submissions = new Submissions();
        submissions.create(container("").replace("image: nginx", "image: nginx:1.25"));

        assertThat(submissions.refusalsOfUpdate(withMountsOf(submissions, "nginx:1.27", ""))).isEmpty();
        assertThat(submissions.refusalsOfUpdate(withMountsOf(submissions, "nginx:1.27", "ports: [{containerPort: 80}]")))
                .singleElement().asString()
                .startsWith("spec: Forbidden: pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)\n");
    }

    @Test
    void showsWhatChangedInAPodAsUpstreamsInternalTypeHasIt() {
        var submissions = new Submissions();
        submissions.create(container("").replace("image: nginx", "image: nginx:1.25"));

        var refusal = submissions.refusalsOfUpdate(container("").replace("image: nginx", "image: nginx:1.25")).getFirst();
        assertThat(refusal.lines().filter(line -> line.startsWith("@@")))
                .containsExactly("@@ -1,93 +1,5 @@", "@@ -107,17 +19,7 @@", "@@ -138,7 +40,7 @@");
        assertThat(refusal).contains("""
                @@ -138,7 +40,7 @@
                   "ActiveDeadlineSeconds": null,
                   "DNSPolicy": "ClusterFirst",
                   "NodeSelector": null,
                -  "ServiceAccountName": "default",
                +  "ServiceAccountName": "",
                   "AutomountServiceAccountToken": null,
                   "NodeName": "",
                   "SecurityContext": {
                """.replace("\n  ", "\n ").replace("-  ", "- ").replace("+  ", "+ "));
    }

    private static String withMountsOf(Submissions submissions, String image, String fields) {
        var pod = submissions.get(Pod.class, "web");
        var volume = pod.spec().volumes().getFirst().name();
        return container("volumeMounts: [{name: %s, readOnly: true, mountPath: /var/run/secrets/kubernetes.io/serviceaccount}]\n%s"
                .formatted(volume, fields)).replace("image: nginx", "image: " + image)
                + """
                  serviceAccountName: default
                  volumes:
                  - name: %s
                    projected:
                      sources:
                      - serviceAccountToken: {expirationSeconds: 3607, path: token}
                      - configMap: {name: kube-root-ca.crt, items: [{key: ca.crt, path: ca.crt}]}
                      - downwardAPI: {items: [{path: namespace, fieldRef: {fieldPath: metadata.namespace}}]}
                """.formatted(volume);
    }
}
