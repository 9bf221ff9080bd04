package dev.drydock.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.base.Limits;
import dev.drydock.workbench.insight.FieldChange;
import dev.drydock.workbench.insight.Question;
import dev.drydock.workbench.insight.Ref;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/// Looking back, going on from there, and coming back.
class BranchesTest {
    private static final WorkspaceId ID = new WorkspaceId("somebody", "a-pod");

    private static final Limits LIMITS = new Limits(
            DataSize.ofKilobytes(1), 50, 100, 500, 100, Duration.ofHours(1), 10_000, 80, 20, 100, Duration.ofMinutes(10), 3);

    private final Kept journal = new Kept();
    private final Workspace workspace = opened();

    @Test
    void goesBackToEachMomentAsItWas() {
        run("create deployment web --image=nginx --replicas=2");
        var seen = new LinkedHashMap<Long, Scene.Contents>();
        for (int i = 0; i < 60; i++) {
            workspace.pass(Duration.ofMillis(100));
            seen.put(workspace.scene().timeline().moments().getLast().revision(), workspace.scene().contents());
        }

        for (var moment : seen.entrySet()) {
            workspace.command(new Command.Rewind(moment.getKey()));
            assertThat(workspace.scene().contents()).as("revision %d", moment.getKey()).isEqualTo(moment.getValue());
        }
    }

    @Test
    void goesOnInABranchWhereSomethingIsStoppedInThePast() {
        run("run web --image=nginx");
        workspace.command(new Command.Settle());
        workspace.command(new Command.Rewind(first()));

        workspace.command(new Command.Stop("kube-scheduler"));

        assertThat(workspace.scene().timeline().isPast()).isFalse();
        assertThat(workspace.scene().timeline().branches()).hasSize(2);
        assertThat(workspace.scene().stopped()).containsExactly("kube-scheduler");
    }

    @Test
    void isStillWithoutWhatWasStoppedAfterARestart() {
        workspace.command(new Command.Stop("etcd"));

        assertThat(opened().scene().stopped()).containsExactly("etcd");
    }

    @Test
    void namesTheMomentsOfCommands() {
        run("create namespace one");
        workspace.pass(Duration.ofSeconds(3));
        run("get pods");
        run("create namespace two");

        assertThat(workspace.scene().timeline().moments()).extracting(Timeline.Moment::label).filteredOn(label -> !label.isEmpty())
                .containsExactly("create namespace one", "create namespace two");
    }

    @Test
    void standsStillWhileSomebodyLooksBackAndGoesOnAfterwards() {
        run("run web --image=nginx");
        workspace.pass(Duration.ofSeconds(10));
        var now = workspace.scene().now();

        workspace.command(new Command.Rewind(first()));
        workspace.pass(Duration.ofSeconds(5));

        assertThat(workspace.scene().timeline().isPast()).isTrue();
        assertThat(workspace.scene().contents().pods()).noneMatch(pod -> pod.name().equals("web"));
        workspace.command(new Command.Return());
        assertThat(workspace.scene().now()).isEqualTo(now);
        assertThat(workspace.scene().contents().pods()).anyMatch(pod -> pod.name().equals("web"));
    }

    @Test
    void answersFromThePastWhatOnlyReads() {
        run("run web --image=nginx");
        workspace.pass(Duration.ofSeconds(10));
        workspace.command(new Command.Rewind(first()));

        assertThat(run("get pods")).isEqualTo("No resources found in default namespace.\n");
        assertThat(workspace.ask(new Question.Inspect(new Ref("pods", "default", "web"))).there()).isFalse();
        assertThat(workspace.scene().timeline().branches()).hasSize(1);
        assertThat(workspace.scene().timeline().isPast()).isTrue();
    }

    @Test
    void goesOnFromThePastInABranchOfItsOwn() {
        run("create namespace one");
        workspace.pass(Duration.ofSeconds(10));
        workspace.command(new Command.Rewind(first()));
        run("create namespace other");

        assertThat(names()).contains("other").doesNotContain("one");
        assertThat(workspace.scene().timeline().branches()).extracting(Timeline.Fork::label)
                .containsExactly("create namespace one", "create namespace other");
        workspace.command(new Command.Switch(0));
        assertThat(names()).contains("one").doesNotContain("other");
    }

    @Test
    void comparesTwoBranches() {
        run("create deployment web --image=nginx");
        workspace.pass(Duration.ofSeconds(10));
        workspace.command(new Command.Rewind(workspace.scene().timeline().moments().getLast().revision() - 1));
        run("scale deployment web --replicas=2");
        workspace.pass(Duration.ofSeconds(10));

        var comparison = workspace.compare(0, 1);

        assertThat(comparison.differences()).anySatisfy(difference -> {
            assertThat(difference.ref()).isEqualTo(new Ref("deployments.apps", "default", "web"));
            assertThat(difference.changes()).contains(new FieldChange("spec.replicas", "1", "2"));
        });
        assertThat(comparison.differences()).filteredOn(difference -> difference.in() == Comparison.Side.OTHER)
                .singleElement().satisfies(difference -> assertThat(difference.ref().resource()).isEqualTo("pods"));
        assertThat(comparison.differences()).noneMatch(difference -> difference.ref().resource().equals("nodes"));
    }

    @Test
    void findsAllBranchesAgainAfterARestart() {
        run("create namespace one");
        workspace.pass(Duration.ofSeconds(10));
        workspace.command(new Command.Rewind(first()));
        run("create namespace other");
        workspace.pass(Duration.ofSeconds(2));
        workspace.keepTime();
        workspace.command(new Command.Switch(0));
        run("create namespace two");
        workspace.part();

        var again = opened();

        assertThat(again.scene().withTerminal(Terminal.NONE)).isEqualTo(workspace.scene().withTerminal(Terminal.NONE));
        again.command(new Command.Switch(1));
        workspace.command(new Command.Switch(1));
        assertThat(again.scene().withTerminal(Terminal.NONE)).isEqualTo(workspace.scene().withTerminal(Terminal.NONE));
    }

    @Test
    void undoesWhatCouldNotBeKept() {
        run("create namespace one");
        workspace.pass(Duration.ofSeconds(10));
        var before = workspace.scene();
        journal.away(true);

        assertThat(workspace.command(new Command.Kubectl("create namespace lost"))).isInstanceOf(Reply.Failed.class);
        assertThat(workspace.command(new Command.Branch(first()))).isInstanceOf(Reply.Failed.class);
        assertThat(workspace.command(new Command.Begin(Origin.STANDARD))).isInstanceOf(Reply.Failed.class);

        assertThat(workspace.scene()).isEqualTo(before);
        journal.away(false);
        run("create namespace two");
        assertThat(names()).contains("one", "two").doesNotContain("lost");
    }

    @Test
    void refusesMoreBranchesThanItKeeps() {
        run("create namespace one");
        workspace.pass(Duration.ofSeconds(10));
        Reply reply = null;
        for (int i = 0; i < 8; i++) {
            reply = workspace.command(new Command.Branch(first()));
        }

        assertThat(reply).isEqualTo(new Reply.Refused(Reply.Bound.BRANCHES, "8"));
    }

    @Test
    void tellsWhatIsStopped() {
        workspace.command(new Command.Stop("kube-scheduler"));
        workspace.command(new Command.Stop("kubelet@node-1"));

        assertThat(workspace.scene().stopped()).containsExactlyInAnyOrder("kube-scheduler", "kubelet@node-1");
        workspace.command(new Command.Start("kube-scheduler"));
        assertThat(workspace.scene().stopped()).containsExactly("kubelet@node-1");
    }

    @Test
    void countsWhatBecomesOfAStreamOfRequests() {
        run("create deployment web --image=nginx --replicas=2");
        run("expose deployment web --port=80");
        workspace.pass(Duration.ofSeconds(20));

        workspace.command(new Command.Stream("", "web"));
        workspace.command(new Command.Stream(pod(), "web"));
        workspace.pass(Duration.ofSeconds(10));

        var traffic = workspace.scene().traffic();
        assertThat(traffic).isNotNull();
        assertThat(traffic.sent()).isBetween(99, 101);
        assertThat(traffic.lost()).isZero();
        assertThat(traffic.byPod()).hasSize(2);
        workspace.command(new Command.Stream("", ""));
        assertThat(workspace.scene().traffic()).isNull();
    }

    private Workspace opened() {
        return new Workspace(ID, Origin.STANDARD, journal, LIMITS);
    }

    private String pod() {
        return workspace.scene().contents().pods().stream()
                .filter(pod -> pod.namespace().equals("default"))
                .map(pod -> "default/" + pod.name())
                .findFirst()
                .orElseThrow();
    }

    private List<String> names() {
        return workspace.scene().contents().namespaces().stream().map(Scene.Namespace::name).toList();
    }

    private long first() {
        return workspace.scene().timeline().moments().getFirst().revision();
    }

    private String run(String line) {
        return workspace.command(new Command.Kubectl(line)) instanceof Reply.Done(var output, var scene, _) ? output.out() + output.err() : "";
    }
}
