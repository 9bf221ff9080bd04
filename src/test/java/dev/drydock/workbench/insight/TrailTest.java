package dev.drydock.workbench.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.kube.Cluster;
import dev.drydock.kube.trace.Action;
import dev.drydock.kube.trace.Step;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrailTest {
    private final Cluster cluster = Cluster.withNodes(3);

    @Test
    void followsTheNewestUntilAnotherIsWanted() {
        cluster.kubectl("create deployment web --image=nginx:1.27");
        cluster.settle();
        cluster.kubectl("expose deployment web --port=80");
        cluster.settle();

        var trail = trail(0);

        assertThat(trail.roots()).extracting(TrailTest::line)
                .containsExactly("expose deployment web --port=80", "create deployment web --image=nginx:1.27");
        assertThat(trail.root()).isEqualTo(trail.roots().getFirst().id());
        assertThat(trail(trail.roots().getLast().id()).journey().steps().getFirst()).isEqualTo(trail.roots().getLast());
    }

    @Test
    void offersFaultsAndWhatWasRefusedButNothingThatOnlyRead() {
        cluster.kubectl("run web --image=nginx:1.27");
        cluster.kubectl("run web --image=nginx:1.27");
        cluster.kubectl("get pods");
        cluster.stop("kube-scheduler");

        var roots = trail(0).roots();

        assertThat(roots).hasSize(3);
        assertThat(roots.getFirst().action()).isEqualTo(new Action.Disturbed("stopped kube-scheduler"));
        assertThat(trail(roots.get(1).id()).journey().steps()).extracting(Step::action).hasAtLeastOneElementOfType(Action.Refused.class);
    }

    @Test
    void offersTheLastTwenty() {
        for (int i = 0; i < 25; i++) {
            cluster.kubectl("create configmap settings-" + i);
        }

        assertThat(trail(0).roots()).hasSize(20).extracting(TrailTest::line)
                .startsWith("create configmap settings-24").endsWith("create configmap settings-5");
    }

    @Test
    void leavesOutWhatOnlyTakesNotes() {
        cluster.kubectl("create deployment web --image=nginx:1.27");
        cluster.settle();

        var matters = trail(0).journey().steps();
        var everything = new Question.Trace(0, true).ask(cluster).journey().steps();

        assertThat(stored(everything)).contains("events", "deployments.apps/status", "replicasets.apps/status");
        assertThat(stored(matters)).containsExactly("deployments.apps", "replicasets.apps", "pods", "pods/binding", "pods/status");
    }

    @Test
    void keepsTheStatusThatMakesAPodReady() {
        cluster.kubectl("run web --image=nginx:1.27");
        cluster.settle();

        var status = trail(0).journey().steps().stream().filter(step -> resource(step).equals("pods/status")).toList();

        assertThat(status).singleElement().satisfies(step ->
                assertThat(new Question.Explain(step.id()).ask(cluster).changes())
                        .contains(new FieldChange("status.phase", "\"Pending\"", "\"Running\"")));
    }

    @Test
    void joinsWhatIsShownAcrossWhatIsLeftOut() {
        cluster.kubectl("create deployment web --image=nginx:1.27");
        cluster.settle();

        var steps = trail(0).journey().steps();

        var before = new HashSet<>(List.of(0L));
        assertThat(steps).allSatisfy(step -> {
            assertThat(before).contains(step.cause());
            before.add(step.id());
        });
        assertThat(steps).filteredOn(step -> step.action() instanceof Action.Ran).isNotEmpty().allSatisfy(ran ->
                assertThat(steps).filteredOn(step -> step.id() == ran.cause()).extracting(TrailTest::resource).containsExactly("pods/binding"));
    }

    @Test
    void showsANoteThatSomebodyAskedFor() {
        cluster.kubectl("create deployment web --image=nginx:1.27");
        cluster.settle();
        long note = cluster.trace().steps().stream().filter(step -> resource(step).equals("events")).mapToLong(Step::id).max().orElseThrow();

        var trail = trail(note);

        assertThat(trail.root()).isEqualTo(trail(0).root());
        assertThat(trail.journey().steps()).extracting(Step::id).contains(note);
    }

    @Test
    void goesBackToTheNewestWhereTheWantedIsForgotten() {
        cluster.kubectl("run web --image=nginx:1.27");

        assertThat(trail(1_000_000)).isEqualTo(trail(0));
    }

    @Test
    void isEmptyWhereNothingWasDone() {
        assertThat(trail(0)).isEqualTo(Trail.NONE);
    }

    @Test
    void countsWhatIsTooMuchToShow() {
        cluster.kubectl("create deployment web --image=nginx:1.27 --replicas=60");
        cluster.settle();

        var journey = trail(0).journey();

        assertThat(journey.steps()).hasSize(400);
        assertThat(journey.more()).isPositive();
    }

    @Test
    void leadsWhatIsStoredThroughTheApiServerIntoEtcd() {
        cluster.kubectl("run web --image=nginx:1.27");
        cluster.kubectl("run web --image=nginx:1.27");
        cluster.settle();

        assertThat(cluster.trace().steps()).filteredOn(step -> step.action() instanceof Action.Stored)
                .isNotEmpty().allSatisfy(step -> assertThat(Lane.way(step)).endsWith(Lane.API_SERVER, Lane.ETCD).startsWith(Lane.of(step)));
        assertThat(cluster.trace().steps()).filteredOn(step -> step.action() instanceof Action.Refused)
                .isNotEmpty().allSatisfy(step -> assertThat(Lane.way(step)).containsExactly(Lane.KUBECTL, Lane.API_SERVER));
    }

    @Test
    void tellsWhatCameAsAWholeFieldByField() {
        cluster.kubectl("run web --image=nginx:1.27");
        long made = trail(0).journey().steps().stream().filter(step -> resource(step).equals("pods")).mapToLong(Step::id).findFirst().orElseThrow();

        assertThat(new Question.Explain(made).ask(cluster).changes())
                .contains(new FieldChange("spec.containers[web].image", "", "\"nginx:1.27\""));
    }

    private Trail trail(long wanted) {
        return new Question.Trace(wanted, false).ask(cluster);
    }

    private static List<String> stored(List<Step> steps) {
        return steps.stream().map(TrailTest::resource).filter(resource -> !resource.isEmpty()).distinct().toList();
    }

    private static String resource(Step step) {
        return step.action() instanceof Action.Stored stored ? stored.resource() : "";
    }

    private static String line(Step step) {
        return step.action() instanceof Action.Commanded(var line) ? line : "";
    }
}
