package dev.drydock.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.base.Limits;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/// What a workspace's terminal shows, and keeps showing.
class TranscriptTest {
    private static final WorkspaceId ID = new WorkspaceId("somebody", "a-pod");

    private static final Limits LIMITS = new Limits(
            DataSize.ofKilobytes(1), 50, 100, 500, 100, Duration.ofHours(1), 10_000, 500, 20, 200, Duration.ofMinutes(10), 3);

    private final Kept journal = new Kept();
    private final Workspace workspace = opened();

    @Test
    void keepsWhatWasRunAndWhatCameOfIt() {
        run("kubectl create namespace one");
        run("kubectl get nothing");

        assertThat(terminal().entries()).extracting(Terminal.Entry::line).containsExactly("kubectl create namespace one", "kubectl get nothing");
        assertThat(terminal().entries()).extracting(Terminal.Entry::out).first().isEqualTo("namespace/one created\n");
        assertThat(terminal().entries().getLast().err()).contains("the server doesn't have a resource type \"nothing\"");
    }

    @Test
    void followsPodsWhileTimePasses() {
        run("kubectl run web --image=nginx");
        var begun = workspace.scene().now();
        run("kubectl get pods -w");

        assertThat(workspace.scene().now()).isEqualTo(begun);
        assertThat(terminal().following()).isTrue();
        pass(20);

        assertThat(words()).containsSubsequence("Pending", "ContainerCreating", "Running").containsOnlyOnce("STATUS");
        assertThat(terminal().following()).isTrue();
        workspace.command(new Command.Interrupt());
        assertThat(terminal().following()).isFalse();
        assertThat(terminal().entries().getLast().end()).isEqualTo(Terminal.End.INTERRUPTED);
    }

    @Test
    void goesOnBelowWhatWasAppliedMeanwhile() {
        run("kubectl get pods -w");
        run("kubectl run web --image=nginx");
        pass(10);

        assertThat(terminal().entries()).extracting(Terminal.Entry::end)
                .containsExactly(Terminal.End.CONTINUED, Terminal.End.DONE, Terminal.End.NONE);
        assertThat(terminal().entries().getLast().out()).contains("web", "Running");
    }

    @Test
    void followsARolloutToItsEnd() {
        run("kubectl create deployment web --image=nginx --replicas=2");
        run("kubectl rollout status deployment/web");
        pass(20);

        assertThat(terminal().entries().getLast().out()).contains("Waiting for deployment \"web\" rollout to finish")
                .endsWith("deployment \"web\" successfully rolled out\n");
        assertThat(terminal().entries().getLast().end()).isEqualTo(Terminal.End.DONE);
    }

    @Test
    void followsWhatAContainerPrints() {
        run("kubectl run clock --image=busybox --restart=Never -- sh -c 'for i in 1 2 3; do echo tick $i; sleep 20; done'");
        pass(10);
        run("kubectl logs -f clock");
        assertThat(terminal().entries().getLast().out()).isEqualTo("tick 1\n");
        pass(90);

        assertThat(terminal().entries().getLast().out()).isEqualTo("tick 1\ntick 2\ntick 3\n");
        assertThat(terminal().entries().getLast().end()).isEqualTo(Terminal.End.DONE);
    }

    @Test
    void endsWhatItFollowsWithTheClusterOrWithItsServer() {
        run("kubectl get pods -w");
        workspace.command(new Command.Begin(Origin.STANDARD));
        assertThat(terminal().entries().getLast().end()).isEqualTo(Terminal.End.GONE);

        run("kubectl get pods -w");
        workspace.command(new Command.Stop("kube-apiserver"));
        assertThat(terminal().entries().getLast().err()).startsWith("The connection to the server");
        assertThat(terminal().following()).isFalse();
    }

    @Test
    void endsWhatItFollowsWhenTheClusterStandsStillForItself() {
        run("kubectl get pods -w");
        pass(4_000);

        assertThat(terminal().entries().getLast().end()).isEqualTo(Terminal.End.BOUND);
    }

    @Test
    void typesIntoAShellThatARestartDoesNotClose() {
        run("kubectl run box --image=busybox --command -- sleep infinity");
        pass(20);
        run("kubectl exec -it box -- sh");
        assertThat(terminal().prompt()).isEqualTo("/ # ");
        assertThat(terminal().inShell()).isTrue();
        type("cd /tmp");
        type("echo kept > note");
        workspace.part();

        var again = opened();
        assertThat(again.scene().terminal().prompt()).isEqualTo("/tmp # ");
        assertThat(output(again.command(new Command.Type("cat note")))).isEqualTo("kept\n");
        again.command(new Command.Type("exit"));
        assertThat(again.scene().terminal().prompt()).isEqualTo("$ ");
    }

    @Test
    void livesThroughAShellAgainFromTheJournalAlone() {
        run("kubectl run box --image=busybox --command -- sleep infinity");
        pass(20);
        run("kubectl exec -it box -- sh");
        type("cd /tmp");
        workspace.keepTime();

        assertThat(opened().scene().terminal().prompt()).isEqualTo("/tmp # ");
    }

    @Test
    void showsTheNamespaceOfTheContext() {
        run("kubectl config set-context --current --namespace=kube-system");

        assertThat(terminal().prompt()).isEqualTo("kube-system $ ");
    }

    @Test
    void sendsOutputThroughSmallPrograms() {
        assertThat(run("kubectl get nodes --no-headers | grep worker | wc -l")).isEqualTo("0\n");
        assertThat(run("kubectl get nodes --no-headers | sort | head -1")).startsWith("control-plane");
        assertThat(run("kubectl get nodes -o jsonpath='{range .items[*]}{.metadata.name}{\"|\"}{end}'")).contains("|");
        assertThat(output(workspace.command(new Command.Kubectl("cat a.yaml | kubectl apply -f -", Map.of("a.yaml", """
                apiVersion: v1
                kind: Namespace
                metadata:
                  name: piped
                """))))).isEqualTo("namespace/piped created\n");
        assertThat(run("kubectl get pods | rm")).endsWith("sh: rm: command not found\n");
    }

    @Test
    void forgetsWhatIsCleared() {
        run("kubectl get pods");
        workspace.command(new Command.Clear());

        assertThat(terminal().entries()).isEmpty();
    }

    @Test
    void keepsNoMoreThanAPageShows() {
        for (int i = 0; i < 60; i++) {
            run("kubectl version");
        }
        run("kubectl explain pod --recursive");

        assertThat(terminal().entries()).hasSize(40);
        assertThat(terminal().entries().getLast().cut()).isPositive();
    }

    @Test
    void leavesWhatIsToBeEditedToTheEditor() {
        assertThat(run("kubectl edit namespace default")).startsWith("# Please edit");

        assertThat(terminal().entries()).isEmpty();
    }

    private Workspace opened() {
        return new Workspace(ID, Origin.STANDARD, journal, LIMITS);
    }

    private Terminal terminal() {
        return workspace.scene().terminal();
    }

    private List<String> words() {
        return List.of(terminal().entries().stream().map(Terminal.Entry::out).collect(Collectors.joining()).split("\\s+"));
    }

    private void pass(int seconds) {
        for (int i = 0; i < seconds; i++) {
            workspace.pass(Duration.ofSeconds(1));
        }
    }

    private void type(String line) {
        workspace.command(new Command.Type(line));
    }

    private String run(String line) {
        return output(workspace.command(new Command.Kubectl(line)));
    }

    private static String output(Reply reply) {
        return reply instanceof Reply.Done done ? done.output().out() + done.output().err() : reply.toString();
    }
}
