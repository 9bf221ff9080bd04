package dev.drydock.kube.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.kube.api.StatusException;
import dev.drydock.kube.api.codec.DecodeException;
import dev.drydock.kube.api.codec.Trees;
import dev.drydock.kube.api.codec.Yaml;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/// Whatever becomes of a manifest, the API server takes it or refuses it in words.
class MutatedManifestsTest {
    private static final List<Object> VALUES = Arrays.asList(
            null, "", "x", "앱", "a".repeat(300), "../..", "1Gi", "-1", "25%", "10.96.0.1", "::", "None", "<b>", "\u0000", 0L, -1L, 1L, 70_000L,
            2_000_000_000L, Long.MAX_VALUE, 1.5, true, List.of(), List.of("a", "a"), List.of(Map.of()), Map.of(), Map.of("a", "b"), Map.of("", ""));

    private static final List<String> MANIFESTS = List.of(
            """
            apiVersion: v1
            kind: Pod
            metadata: {name: web, labels: {app: web}, annotations: {a: b}, finalizers: [example.com/f], ownerReferences: [{apiVersion: v1, kind: Pod, name: a, uid: b}]}
            spec:
              restartPolicy: Always
              activeDeadlineSeconds: 10
              nodeSelector: {a: b}
              initContainers: [{name: i, image: busybox, restartPolicy: Always}]
              containers:
              - name: c
                image: nginx
                imagePullPolicy: Always
                ports: [{name: http, containerPort: 80, hostPort: 80, protocol: TCP}]
                env: [{name: A, value: b}, {name: B, valueFrom: {fieldRef: {fieldPath: metadata.name}}}, {name: C, valueFrom: {resourceFieldRef: {resource: limits.cpu, divisor: 1m}}}]
                envFrom: [{prefix: A, configMapRef: {name: c}}]
                resources: {requests: {cpu: 1, hugepages-2Mi: 2Mi}, limits: {cpu: 1, hugepages-2Mi: 2Mi}, claims: [{name: a}]}
                volumeMounts: [{name: v, mountPath: /v, subPath: a}]
                volumeDevices: [{name: p, devicePath: /dev/a}]
                livenessProbe: {httpGet: {path: /, port: 80, httpHeaders: [{name: A, value: b}]}, periodSeconds: 1}
                lifecycle: {preStop: {exec: {command: [ls]}}}
                securityContext: {runAsUser: 1, privileged: false, seccompProfile: {type: RuntimeDefault}}
              volumes:
              - {name: v, projected: {sources: [{configMap: {name: a, items: [{key: a, path: b}]}}, {downwardAPI: {items: [{path: c, fieldRef: {fieldPath: metadata.name}}]}}]}}
              - {name: p, persistentVolumeClaim: {claimName: a}}
              - {name: s, secret: {secretName: a, defaultMode: 420}}
              - {name: e, emptyDir: {sizeLimit: 1Gi}}
              tolerations: [{key: a, operator: Equal, value: b, effect: NoExecute, tolerationSeconds: 1}]
              affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: a, labelSelector: {matchExpressions: [{key: a, operator: In, values: [b]}]}}]}, nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchFields: [{key: metadata.name, operator: In, values: [a]}]}]}}}
              topologySpreadConstraints: [{maxSkew: 1, topologyKey: a, whenUnsatisfiable: DoNotSchedule, labelSelector: {matchLabels: {a: b}}}]
              dnsConfig: {nameservers: [1.1.1.1], searches: [a.b], options: [{name: a}]}
              hostAliases: [{ip: 1.1.1.1, hostnames: [a]}]
            """,
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              replicas: 2
              minReadySeconds: 1
              strategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 25%, maxUnavailable: 1}}
              selector: {matchLabels: {app: web}, matchExpressions: [{key: app, operator: Exists}]}
              template: {metadata: {labels: {app: web}}, spec: {containers: [{name: c, image: nginx}]}}
            """,
            """
            apiVersion: v1
            kind: Service
            metadata: {name: web}
            spec:
              type: LoadBalancer
              clusterIP: 10.96.1.1
              selector: {app: web}
              sessionAffinity: ClientIP
              externalTrafficPolicy: Local
              externalIPs: [1.2.3.4]
              loadBalancerSourceRanges: [10.0.0.0/8]
              ipFamilies: [IPv4]
              ports: [{name: http, port: 80, targetPort: http, nodePort: 30080}, {name: dns, port: 53, protocol: UDP}]
            """,
            """
            apiVersion: batch/v1
            kind: CronJob
            metadata: {name: web}
            spec: {schedule: "* * * * *", jobTemplate: {spec: {template: {spec: {restartPolicy: Never, containers: [{name: c, image: nginx}]}}}}}
            """,
            """
            apiVersion: v1
            kind: LimitRange
            metadata: {name: web}
            spec: {limits: [{type: Container, min: {cpu: 1}, max: {cpu: 2}, default: {cpu: 1}, defaultRequest: {cpu: 1}, maxLimitRequestRatio: {cpu: 2}}]}
            """,
            """
            apiVersion: v1
            kind: ResourceQuota
            metadata: {name: web}
            spec: {hard: {pods: "1", cpu: "1"}, scopes: [NotTerminating]}
            """,
            """
            apiVersion: networking.k8s.io/v1
            kind: Ingress
            metadata: {name: web}
            spec: {rules: [{host: a.b, http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: a, port: {number: 80}}}}]}}]}
            """,
            """
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: {name: web}
            spec:
              serviceName: web
              selector: {matchLabels: {app: web}}
              template: {metadata: {labels: {app: web}}, spec: {containers: [{name: c, image: nginx, volumeMounts: [{name: d, mountPath: /d}]}]}}
              volumeClaimTemplates: [{metadata: {name: d}, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}]
            """);

    @Property(tries = 1000)
    void isTakenOrRefusedInWords(@ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int changes) {
        var random = new Random(seed);
        Map<String, Object> tree = Trees.copy(Trees.map(
                Yaml.documents(MANIFESTS.get(random.nextInt(MANIFESTS.size()))).getFirst().tree()));
        for (int i = 0; i < changes; i++) {
            change(tree, random);
        }
        var submissions = new Submissions();
        try {
            var object = Submissions.decode(tree);
            var created = submissions.server.create(Caller.ADMIN, object, WriteOptions.DEFAULT).object();
            assertThat(created.metadata().uid()).isNotNull();
            submissions.server.update(Caller.ADMIN, object, WriteOptions.DEFAULT);
        } catch (StatusException | DecodeException refusal) {
            assertThat(refusal.getMessage()).isNotBlank();
        }
    }

    private static void change(Map<String, Object> tree, Random random) {
        var holders = new ArrayList<Object>();
        collect(tree, holders);
        holders.remove(0);
        if (holders.isEmpty()) {
            return;
        }
        switch (holders.get(random.nextInt(holders.size()))) {
            case List<?> list when !list.isEmpty() -> items(list).set(random.nextInt(list.size()), value(random));
            case List<?> list -> items(list).add(value(random));
            case Map<?, ?> map -> {
                var keys = new ArrayList<>(map.keySet());
                var key = keys.isEmpty() || random.nextInt(8) == 0 ? "앱" + random.nextInt(9) : String.valueOf(keys.get(random.nextInt(keys.size())));
                if (random.nextInt(4) == 0) {
                    map.remove(key);
                } else {
                    entries(map).put(key, value(random));
                }
            }
            default -> throw new IllegalStateException();
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Object> items(List<?> list) {
        return (List<Object>) list;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> entries(Map<?, ?> map) {
        return (Map<String, Object>) map;
    }

    private static Object value(Random random) {
        return Trees.copy(VALUES.get(random.nextInt(VALUES.size())));
    }

    private static void collect(Object tree, List<Object> holders) {
        switch (tree) {
            case Map<?, ?> map -> {
                holders.add(map);
                map.values().forEach(value -> collect(value, holders));
            }
            case List<?> list -> {
                holders.add(list);
                list.forEach(value -> collect(value, holders));
            }
            case null, default -> {}
        }
    }
}
