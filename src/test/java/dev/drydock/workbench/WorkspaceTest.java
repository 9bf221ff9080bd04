package dev.drydock.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkspaceTest {
    private static final WorkspaceId ID = new WorkspaceId("somebody", "a-pod");
    private static final Origin ORIGIN = new Origin(7, 2);
    private static final String POD = """
            apiVersion: v1
            kind: Pod
            metadata: {name: web}
            spec: {containers: [{name: web, image: nginx}]}
            """;

    private final Kept journal = new Kept();
    private final Workspace workspace = opened();

    @Test
    void beginsWithTheNodesOfItsOrigin() {
        assertThat(workspace.scene().contents().nodes()).extracting(Scene.Node::name).contains("node-1", "node-2").hasSize(3);
    }

    @Test
    void letsTimePassAtItsPace() {
        var before = workspace.scene().now();

        workspace.command(new Command.Play(Pace.FASTEST));
        workspace.pass(Duration.ofSeconds(3));

        assertThat(workspace.scene().now()).isEqualTo(before.plusSeconds(60));
    }

    @Test
    void standsStillWhenPaused() {
        workspace.command(new Command.Play(Pace.PAUSED));
        var before = workspace.scene();

        workspace.pass(Duration.ofSeconds(3));

        assertThat(workspace.scene()).isEqualTo(before);
    }

    @Test
    void refusesAFilePastItsBoundAndSaysTheBound() {
        var reply = workspace.command(new Command.Kubectl("apply -f pod.yaml", Map.of("pod.yaml", "#".repeat(1025))));

        assertThat(reply).isEqualTo(new Reply.Refused(Reply.Bound.MANIFEST_SIZE, "1 KB"));
    }

    @Test
    void refusesACommandLinePastItsBound() {
        var reply = workspace.command(new Command.Kubectl("get " + "pods,".repeat(20)));

        assertThat(reply).isEqualTo(new Reply.Refused(Reply.Bound.COMMAND_LENGTH, "80"));
    }

    @Test
    void startsOverWhenItsJournalIsFull() {
        for (int i = 0; i < Kept.LIMITS.commandsKept(); i++) {
            workspace.command(new Command.Kubectl("create namespace n" + i));
        }

        var refused = workspace.command(new Command.Kubectl("create namespace one-more"));
        var begun = workspace.command(new Command.Begin(ORIGIN));

        assertThat(refused).isEqualTo(new Reply.Refused(Reply.Bound.COMMANDS_KEPT, "5"));
        assertThat(begun).isInstanceOf(Reply.Done.class);
        assertThat(journal.load(ID)).hasSize(1);
    }

    @Test
    void keepsOnlyTheTimeOfCommandsThatChangeNothing() {
        workspace.command(new Command.Kubectl("get pods"));
        workspace.command(new Command.Kubectl("get services"));

        assertThat(journal.load(ID))
                .extracting(Journal.Entry::command)
                .containsExactly(new Command.Begin(ORIGIN), new Command.Pass(Pace.NORMAL));
    }

    @Test
    void comesBackAsItWasSeenLastThoughNoCommandCameSince() {
        workspace.command(apply());
        workspace.command(new Command.Play(Pace.FASTEST));
        workspace.pass(Duration.ofSeconds(3));
        workspace.keepTime();

        var again = opened();

        assertThat(again.scene().withTerminal(Terminal.NONE)).isEqualTo(workspace.scene().withTerminal(Terminal.NONE));
        assertThat(again.scene().contents().pods())
                .filteredOn(pod -> pod.name().equals("web"))
                .extracting(Scene.Pod::status)
                .containsExactly("Running");
    }

    @Test
    void standsStillWhenNobodyHasCommandedAnythingForLong() {
        workspace.command(apply());
        var before = workspace.scene().now();

        workspace.pass(Kept.LIMITS.virtualTimePerCommand().plusSeconds(30));

        assertThat(workspace.scene().now()).isEqualTo(before.plus(Kept.LIMITS.virtualTimePerCommand()));
        assertThat(workspace.scene().pace()).isEqualTo(Pace.PAUSED);

        workspace.command(new Command.Play(Pace.NORMAL));
        workspace.pass(Duration.ofSeconds(1));

        assertThat(workspace.scene().now()).isEqualTo(before.plus(Kept.LIMITS.virtualTimePerCommand()).plusSeconds(1));
    }

    @Test
    void comesBackFromItsJournalAsItWas() {
        workspace.command(apply());
        workspace.pass(Duration.ofSeconds(7));
        workspace.command(new Command.Kubectl("scale deployment/none --replicas=2"));
        workspace.command(new Command.Kubectl("create namespace later"));

        var again = opened();

        assertThat(again.scene().contents()).isEqualTo(workspace.scene().contents());
        assertThat(again.scene().now()).isEqualTo(workspace.scene().now());
    }

    @Test
    void comesBackFromItsCheckpointAndTheJournalAfterIt() {
        workspace.command(apply());
        workspace.command(new Command.Play(Pace.FAST));
        workspace.pass(Duration.ofSeconds(7));
        workspace.part();
        workspace.command(new Command.Kubectl("create namespace later"));
        workspace.pass(Duration.ofSeconds(1));
        workspace.keepTime();

        var again = opened();

        assertThat(again.snapshot()).isEqualTo(workspace.snapshot());
        assertThat(again.scene().pace()).isEqualTo(workspace.scene().pace());
        assertThat(journal.recent(ID).orElseThrow().after()).extracting(Journal.Entry::command).doesNotContain(apply());
    }

    @Test
    void livesThroughItsJournalWhereTheCheckpointIsOfAnotherVersion() {
        workspace.command(apply());
        workspace.pass(Duration.ofSeconds(7));
        workspace.part();
        journal.keep(ID, new Checkpoint(workspace.scene().began(), Pace.PAUSED, 2, "of long ago".getBytes()));

        var again = opened();

        assertThat(again.scene().withTerminal(Terminal.NONE)).isEqualTo(workspace.scene().withTerminal(Terminal.NONE));
    }

    @Test
    void keepsACheckpointWhereThereIsMuchToLiveThrough() {
        workspace.pass(Duration.ofMinutes(20));
        workspace.command(apply());

        assertThat(journal.recent(ID)).isPresent();
        assertThat(journal.recent(ID).orElseThrow().after()).isEmpty();
    }

    @Test
    void keepsNoCheckpointOfWhatNobodyTouched() {
        workspace.pass(Duration.ofSeconds(3));
        workspace.part();

        assertThat(journal.recent(ID)).isEmpty();
    }

    @Test
    void countsTheCommandsBeforeItsCheckpoint() {
        for (int i = 1; i < Kept.LIMITS.commandsKept(); i++) {
            workspace.command(new Command.Kubectl("create namespace n" + i));
        }
        workspace.part();

        var reply = opened().command(new Command.Kubectl("create namespace one-more"));

        assertThat(reply).isEqualTo(new Reply.Refused(Reply.Bound.COMMANDS_KEPT, "5"));
    }

    @Test
    void showsWhatAPodIsDoing() {
        workspace.command(apply());
        workspace.command(new Command.Settle());

        assertThat(workspace.scene().contents().pods())
                .filteredOn(pod -> !pod.isSystem())
                .extracting(Scene.Pod::name, Scene.Pod::ready, Scene.Pod::status, Scene.Pod::state)
                .containsExactly(tuple("web", "1/1", "Running", Scene.State.READY));
    }

    @Test
    void stepsToTheNextThingThatCanBeSeen() {
        workspace.command(apply());
        var before = workspace.scene().contents();

        workspace.command(new Command.Step());

        assertThat(workspace.scene().contents()).isNotEqualTo(before);
    }

    private static Command apply() {
        return new Command.Kubectl("kubectl apply -f pod.yaml", Map.of("pod.yaml", POD));
    }

    private Workspace opened() {
        return new Workspace(ID, ORIGIN, journal, Kept.LIMITS);
    }
}
