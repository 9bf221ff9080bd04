package dev.drydock.kube.apiserver;

import static dev.drydock.kube.apiserver.Submissions.refusals;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.kube.api.core.Namespace;
import dev.drydock.kube.api.core.Pod;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private static final String POD = """
            apiVersion: v1
            kind: Pod
            metadata: {name: web}
            spec: {containers: [{name: c, image: nginx}]}
            """;

    private static Pod created(String yaml) {
        return (Pod) new Submissions().create(yaml);
    }

    @Test
    void mountsTheTokenOfTheDefaultAccount() {
        var spec = created(POD).spec();
        assertThat(spec.serviceAccountName()).isEqualTo("default");
        assertThat(spec.serviceAccount()).isEqualTo("default");
        assertThat(spec.volumes()).singleElement().satisfies(volume -> {
            assertThat(volume.name()).matches("kube-api-access-[bcdfghjklmnpqrstvwxz2456789]{5}");
            assertThat(volume.projected().sources()).hasSize(3);
        });
        assertThat(spec.containers().getFirst().volumeMounts()).singleElement()
                .satisfies(mount -> assertThat(mount.mountPath()).isEqualTo("/var/run/secrets/kubernetes.io/serviceaccount"));
    }

    @Test
    void refusesAPodWhoseAccountIsMissing() {
        assertThat(refusals(POD.replace("spec: {", "spec: {serviceAccountName: robot, "))).containsExactly(
                "pods \"web\" is forbidden: error looking up service account default/robot: serviceaccount \"robot\" not found");
    }

    @Test
    void startsAPodAsPendingWithItsClassAndPriority() {
        var pod = created(POD);
        assertThat(pod.status().phase()).isEqualTo("Pending");
        assertThat(pod.status().qosClass()).isEqualTo("BestEffort");
        assertThat(pod.metadata().generation()).isEqualTo(1);
        assertThat(pod.spec().priority()).isZero();
        assertThat(pod.spec().preemptionPolicy()).isEqualTo("PreemptLowerPriority");
        assertThat(pod.spec().tolerations()).extracting(toleration -> toleration.key() + " " + toleration.tolerationSeconds())
                .containsExactly("node.kubernetes.io/not-ready 300", "node.kubernetes.io/unreachable 300");
    }

    @Test
    void asksForWhatIsLimited() {
        var pod = created(POD.replace("image: nginx", "image: nginx, resources: {limits: {cpu: 500m, memory: 128Mi}}"));
        assertThat(pod.spec().containers().getFirst().resources().requests()).hasToString("{cpu=500m, memory=128Mi}");
        assertThat(pod.status().qosClass()).isEqualTo("Guaranteed");
        var burstable = created(POD.replace("image: nginx", "image: nginx, resources: {requests: {cpu: '0.1'}}"));
        assertThat(burstable.status().qosClass()).isEqualTo("Burstable");
        assertThat(burstable.spec().containers().getFirst().resources().requests()).hasToString("{cpu=100m}");
    }

    @Test
    void pullsAlwaysWhatMayHaveChanged() {
        assertThat(created(POD).spec().containers().getFirst().imagePullPolicy()).isEqualTo("Always");
        assertThat(created(POD.replace("nginx", "localhost:5000/nginx")).spec().containers().getFirst().imagePullPolicy()).isEqualTo("Always");
        assertThat(created(POD.replace("nginx", "nginx:1.27")).spec().containers().getFirst().imagePullPolicy()).isEqualTo("IfNotPresent");
    }

    @Test
    void givesNamesOfPriorityClassesTheirNumber() {
        var submissions = new Submissions();
        submissions.create("""
                apiVersion: scheduling.k8s.io/v1
                kind: PriorityClass
                metadata: {name: high}
                value: 1000
                """);
        var pod = (Pod) submissions.create(POD.replace("spec: {", "spec: {priorityClassName: high, "));
        assertThat(pod.spec().priority()).isEqualTo(1000);
        assertThat(submissions.refusalsOf(POD.replace("spec: {", "spec: {priorityClassName: higher, ")))
                .containsExactly("pods \"web\" is forbidden: no PriorityClass with name higher was found");
    }

    @Test
    void holdsPodsToLimitRangesAndQuotas() {
        var submissions = new Submissions();
        submissions.create("""
                apiVersion: v1
                kind: ResourceQuota
                metadata: {name: quota}
                spec: {hard: {pods: "2", requests.cpu: "1"}}
                """);
        assertThat(submissions.refusalsOf(POD))
                .containsExactly("pods \"web\" is forbidden: failed quota: quota: must specify requests.cpu for: c");
        submissions.create("""
                apiVersion: v1
                kind: LimitRange
                metadata: {name: limits}
                spec: {limits: [{type: Container, default: {cpu: 500m}, defaultRequest: {cpu: 250m}, max: {cpu: "1"}}]}
                """);
        assertThat(((Pod) submissions.create(POD)).spec().containers().getFirst().resources())
                .hasToString("ResourceRequirements[claims=[], limits={cpu=500m}, requests={cpu=250m}]");
        assertThat(submissions.refusalsOf(POD.replace("web", "big").replace("image: nginx", "image: nginx, resources: {limits: {cpu: 2}}")))
                .containsExactly("pods \"big\" is forbidden: maximum cpu usage per Container is 1, but limit is 2");
        submissions.create(POD.replace("web", "two"));
        assertThat(submissions.refusalsOf(POD.replace("web", "three")))
                .containsExactly("pods \"three\" is forbidden: exceeded quota: quota, requested: pods=1, used: pods=2, limited: pods=2");
    }

    @Test
    void labelsNamespacesByTheirNameAndKeepsThemForTheirController() {
        var namespace = (Namespace) new Submissions().create("{apiVersion: v1, kind: Namespace, metadata: {name: team-a}}");
        assertThat(namespace.metadata().labels()).containsEntry("kubernetes.io/metadata.name", "team-a");
        assertThat(namespace.spec().finalizers()).containsExactly("kubernetes");
        assertThat(namespace.status().phase()).isEqualTo("Active");
        assertThat(refusals("{apiVersion: v1, kind: Namespace, metadata: {name: Team_C}}")).singleElement().asString()
                .startsWith("metadata.name: Invalid value: \"Team_C\": a lowercase RFC 1123 label must consist of");
    }

    @Test
    void endsAPodAtOnceThatNoKubeletLooksAfter() {
        var submissions = new Submissions();
        submissions.create(POD);
        submissions.delete(Pod.class, "web");
        assertThat(submissions.refusalsOf(POD)).isEmpty();
    }
}
