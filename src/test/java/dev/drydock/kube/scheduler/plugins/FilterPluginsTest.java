package dev.drydock.kube.scheduler.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.kube.scheduler.framework.Cycle;
import dev.drydock.kube.scheduler.framework.Filter;
import dev.drydock.kube.scheduler.framework.Rejection;
import java.util.List;
import org.junit.jupiter.api.Test;

class FilterPluginsTest {
    @Test
    void keepsPodsOffCordonedNodes() {
        var cycle = new Given().nodeWith("a", "{}", "{unschedulable: true}").node("b").scheduling("spec: {}");

        assertThat(verdicts(new NodeUnschedulable(), cycle)).containsExactly("node(s) were unschedulable", "");
    }

    @Test
    void letsPodsThatTolerateItOntoCordonedNodes() {
        var cycle = new Given().nodeWith("a", "{}", "{unschedulable: true}")
                .scheduling("spec: {tolerations: [{key: node.kubernetes.io/unschedulable, operator: Exists}]}");

        assertThat(verdicts(new NodeUnschedulable(), cycle)).containsExactly("");
    }

    @Test
    void holdsAPodToTheNodeThatItNames() {
        var cycle = new Given().node("a").node("b").scheduling("spec: {nodeName: b}");

        assertThat(verdicts(new NodeName(), cycle)).containsExactly("node(s) didn't match the requested node name", "");
    }

    @Test
    void keepsPodsOffTaintsThatTheyDoNotTolerate() {
        var cycle = new Given()
                .nodeWith("a", "{}", "{taints: [{key: gpu, value: 'true', effect: NoSchedule}]}")
                .nodeWith("b", "{}", "{taints: [{key: gpu, value: 'true', effect: PreferNoSchedule}]}")
                .nodeWith("c", "{}", "{taints: [{key: old, effect: NoExecute}]}")
                .scheduling("spec: {tolerations: [{key: gpu, operator: Equal, value: 'true', effect: NoExecute}]}");

        var untolerated = "node(s) had untolerated taint(s)";
        assertThat(verdicts(new TaintToleration(), cycle)).containsExactly(untolerated, "", untolerated);
    }

    @Test
    void toleratesAnyTaintWithAnEmptyKeyAndExists() {
        var cycle = new Given().nodeWith("a", "{}", "{taints: [{key: gpu, value: 'true', effect: NoSchedule}]}")
                .scheduling("spec: {tolerations: [{operator: Exists}]}");

        assertThat(verdicts(new TaintToleration(), cycle)).containsExactly("");
    }

    @Test
    void matchesNodeSelectorsAndAffinity() {
        var nodes = new Given().nodeWith("a", "{disk: ssd, cores: '8'}", "{}").nodeWith("b", "{disk: hdd}", "{}");
        var refused = "node(s) didn't match Pod's node affinity/selector";

        assertThat(verdicts(new NodeAffinity(), nodes.scheduling("spec: {nodeSelector: {disk: ssd}}"))).containsExactly("", refused);
        assertThat(verdicts(new NodeAffinity(), nodes.scheduling(required("{key: cores, operator: Gt, values: ['4']}"))))
                .containsExactly("", refused);
        assertThat(verdicts(new NodeAffinity(), nodes.scheduling(required("{key: disk, operator: NotIn, values: [ssd]}"))))
                .containsExactly(refused, "");
        assertThat(verdicts(new NodeAffinity(), nodes.scheduling(required("{key: cores, operator: DoesNotExist}"))))
                .containsExactly(refused, "");
    }

    private static String required(String expression) {
        return "spec: {affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchExpressions: [%s]}]}}}}"
                .formatted(expression);
    }

    @Test
    void keepsPodsOffNodesWhereTheirHostPortsAreTaken() {
        var taken = "spec: {containers: [{name: c, ports: [{containerPort: 80, hostPort: 80}]}]}";
        var cycle = new Given().node("a", taken).node("b").scheduling(taken);

        assertThat(verdicts(new NodePorts(), cycle))
                .containsExactly("node(s) didn't have free ports for the requested pod ports", "");
    }

    @Test
    void countsWhatInitContainersNeed() {
        var cycle = new Given().node("a", asking("3")).node("b", asking("1"))
                .scheduling("spec: {initContainers: [{name: i, resources: {requests: {cpu: '2'}}}], containers: [{name: c, resources: {requests: {cpu: 100m}}}]}");

        assertThat(verdicts(new NodeResourcesFit(), cycle)).containsExactly("Insufficient cpu", "");
    }

    @Test
    void saysWhetherRemovingPodsCouldHelp() {
        var fit = new NodeResourcesFit();
        var full = new Given().node("a", asking("3"));
        var some = full.scheduling(asking("2"));
        var tooMuch = full.scheduling(asking("64"));

        assertThat(fit.filter(some, some.nodes().get(0))).get().extracting(Rejection::resolvable).isEqualTo(true);
        assertThat(fit.filter(tooMuch, tooMuch.nodes().get(0))).get().extracting(Rejection::resolvable).isEqualTo(false);
    }

    @Test
    void namesEachResourceThatIsShort() {
        var cycle = new Given().node("a")
                .scheduling("spec: {containers: [{name: c, resources: {requests: {cpu: '64', memory: 1Ti, nvidia.com/gpu: 1}}}]}");

        assertThat(new NodeResourcesFit().filter(cycle, cycle.nodes().get(0)).orElseThrow().reasons())
                .containsExactly("Insufficient cpu", "Insufficient memory", "Insufficient nvidia.com/gpu");
    }

    private static String asking(String cpu) {
        return "spec: {containers: [{name: c, resources: {requests: {cpu: '%s'}}}]}".formatted(cpu);
    }

    @Test
    void holdsPodsBackWhoseClaimIsNotThere() {
        var cycle = new Given().node("a").scheduling("spec: {volumes: [{name: v, persistentVolumeClaim: {claimName: data}}]}");

        assertThat(new VolumeBinding().filterAll(cycle).orElseThrow().reasons())
                .containsExactly("persistentvolumeclaim \"data\" not found");
    }

    static List<String> verdicts(Filter plugin, Cycle cycle) {
        return cycle.nodes().inOrder().stream()
                .map(node -> plugin.filter(cycle, node).map(rejection -> String.join(", ", rejection.reasons())).orElse(""))
                .toList();
    }
}
