package dev.drydock.workbench.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.kube.Cluster;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.trace.Action;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InsightTest {
    private final Cluster cluster = Cluster.withNodes(3);

    @Test
    void leadsFromAPodBackToTheCommandThatAskedForIt() {
        cluster.kubectl("create deployment web --image=nginx:1.27 --replicas=2");
        cluster.settle();
        var pod = pod("web");

        var made = cluster(new Question.Inspect(pod)).made();

        assertThat(made.way()).extracting(step -> step.actor()).containsExactly(
                "replicaset-controller", "replicaset-controller", "deployment-controller", "kubectl", "kubectl");
        assertThat(made.way().getLast().action()).isEqualTo(new Action.Commanded("create deployment web --image=nginx:1.27 --replicas=2"));
    }

    @Test
    void saysWhoSetAFieldAndWhatElseChangedWithIt() {
        cluster.kubectl("run web --image=nginx:1.27");
        cluster.settle();

        var bound = Reason.ofField(cluster, Reason.changes(cluster, pod("web")), "spec.nodeName");

        assertThat(bound.way().getFirst().actor()).isEqualTo("kube-scheduler");
        assertThat(bound.changes()).extracting(FieldChange::path).contains("spec.nodeName");
    }

    @Test
    void saysWhyALineOfTheYamlIsAsItIs() {
        cluster.kubectl("run web --image=nginx:1.27");
        cluster.settle();
        cluster.kubectl("label pod web tier=front");
        var yaml = cluster(new Question.Inspect(pod("web"))).yaml();

        assertThat(whyLine(yaml, "tier: front").way().getLast().action()).isEqualTo(new Action.Commanded("label pod web tier=front"));
        assertThat(whyLine(yaml, "image: nginx:1.27").way().getFirst().actor()).isEqualTo("kubectl");
        assertThat(whyLine(yaml, "nodeName: ").way().getFirst().actor()).isEqualTo("kube-scheduler");
        assertThat(whyLine(yaml, "podIP: ").way().getFirst().actor()).isEqualTo("kubelet");
    }

    @Test
    void followsACommandThroughTheLanes() {
        cluster.kubectl("create deployment web --image=nginx:1.27");
        cluster.settle();

        var journey = cluster(new Question.Trace(0, true)).journey();

        assertThat(journey.steps()).extracting(Lane::of)
                .contains(Lane.KUBECTL, Lane.API_SERVER, Lane.CONTROLLERS, Lane.SCHEDULER, Lane.KUBELET);
        assertThat(journey.steps()).allSatisfy(step ->
                assertThat(step.cause() == 0 || journey.steps().stream().anyMatch(other -> other.id() == step.cause())).isTrue());
    }

    @Test
    void showsAnObjectFromAllSides() {
        cluster.kubectl("create deployment web --image=nginx:1.27");
        cluster.kubectl("expose deployment web --port=80");
        cluster.settle();
        var pod = pod("web");

        var inspected = cluster(new Question.Inspect(pod));

        assertThat(inspected.yaml()).startsWith("apiVersion: v1\nkind: Pod\n").doesNotContain("managedFields");
        assertThat(inspected.description()).contains("Successfully assigned default/" + pod.name());
        assertThat(inspected.events()).extracting(Inspection.Event::reason).containsSequence("Pulled", "Created", "Started");
        assertThat(inspected.logs()).singleElement().satisfies(log -> assertThat(log.text()).contains("nginx"));
        assertThat(inspected.owners()).singleElement().satisfies(owner -> assertThat(owner.resource()).isEqualTo("replicasets.apps"));
        assertThat(cluster(new Question.Inspect(new Ref("services", "default", "web"))).owned()).contains(pod);
    }

    @Test
    void remembersWhatIsGone() {
        cluster.kubectl("run web --image=nginx:1.27");
        cluster.settle();
        cluster.kubectl("delete pod web");
        cluster.settle();

        var inspected = cluster(new Question.Inspect(pod("web")));

        assertThat(inspected.there()).isFalse();
        assertThat(inspected.yaml()).contains("name: web");
    }

    @Test
    void changesNothingByAsking() {
        cluster.kubectl("run web --image=nginx:1.27");
        cluster.settle();
        var before = cluster.snapshot();

        cluster(new Question.Inspect(pod("web")));
        cluster(new Question.Trace(0, false));

        assertThat(cluster.snapshot()).isEqualTo(before);
    }

    @Test
    void findsWhyAPodHasNoNode() {
        cluster.kubectl("apply -f -", Map.of("-", """
                apiVersion: v1
                kind: Pod
                metadata: {name: big}
                spec:
                  containers:
                  - {name: big, image: nginx, resources: {requests: {cpu: 64}}}
                """));
        cluster.settle();

        assertThat(cluster(new Question.WhyNot(pod("big")))).singleElement().satisfies(finding -> {
            assertThat(finding.key()).isEqualTo("unschedulable");
            assertThat(finding.quote()).startsWith("0/4 nodes are available: ");
            assertThat(finding.values().getFirst()).contains("node-1: ");
        });
    }

    @Test
    void findsThatTheSchedulerIsStopped() {
        cluster.stop("kube-scheduler");
        cluster.kubectl("run web --image=nginx:1.27");
        cluster.settle();

        assertThat(keys("pods", "web")).containsExactly("scheduler-stopped");
    }

    @Test
    void findsAnImageThatCannotBeHad() {
        cluster.kubectl("create deployment web --image=nginx:does-not-exist");
        cluster.advance(Duration.ofSeconds(40));

        assertThat(keys("deployments.apps", "web")).containsExactly("image");
    }

    @Test
    void findsThePodThatASelectorMisses() {
        cluster.kubectl("run web --image=nginx:1.27 --labels=app=web");
        cluster.kubectl("create service clusterip shop --tcp=80");
        cluster.kubectl("set selector service shop app=wep");
        cluster.settle();

        assertThat(cluster(new Question.WhyNot(new Ref("services", "default", "shop")))).singleElement().satisfies(finding -> {
            assertThat(finding.key()).isEqualTo("selector");
            assertThat(finding.values()).containsExactly("app=wep", "web", "app=web");
        });
    }

    @Test
    void findsNothingWhereAllIsWell() {
        cluster.kubectl("create deployment web --image=nginx:1.27");
        cluster.kubectl("expose deployment web --port=80");
        cluster.settle();

        assertThat(keys("deployments.apps", "web")).isEmpty();
        assertThat(keys("services", "web")).isEmpty();
        assertThat(cluster(new Question.WhyNot(pod("web")))).isEmpty();
    }

    @Test
    void hasWordsForEachFinding() {
        var words = ResourceBundle.getBundle("vaadin-i18n.translations", Locale.ENGLISH);
        assertThat(words.keySet().stream().filter(key -> key.startsWith("workbench.finding.") && !key.endsWith(".do")))
                .isNotEmpty()
                .allSatisfy(key -> assertThat(words.containsKey(key + ".do")).as(key).isTrue());
    }

    private Reason whyLine(String yaml, String text) {
        var lines = yaml.lines().toList();
        int line = IntStream.range(0, lines.size()).filter(i -> lines.get(i).contains(text)).findFirst().orElseThrow();
        return cluster(new Question.WhyLine(pod("web"), line + 1));
    }

    private List<String> keys(String resource, String name) {
        return cluster(new Question.WhyNot(new Ref(resource, "default", name))).stream().map(Finding::key).toList();
    }

    private <T> T cluster(Question<T> question) {
        return question.ask(cluster);
    }

    private Ref pod(String prefix) {
        return cluster.list(Pod.class).stream()
                .filter(pod -> pod.name().startsWith(prefix))
                .findFirst()
                .map(Ref::of)
                .orElse(new Ref("pods", "default", prefix));
    }
}
