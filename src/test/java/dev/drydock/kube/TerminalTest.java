package dev.drydock.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A shell opened with `kubectl exec -it`.
class TerminalTest {
    private final Cluster cluster = Cluster.withNodes(1);

    @BeforeEach
    void openAShell() {
        cluster.kubectl("run box --image=busybox --command -- sleep infinity");
        cluster.settle();
        assertThat(cluster.kubectl("exec -it box -- sh")).isEqualTo(new Output(0, "", "", java.util.List.of()));
    }

    @Test
    void remembersWhereItIsAndWhatWasSet() {
        assertThat(cluster.prompt()).contains("/ # ");

        cluster.type("cd /tmp");
        cluster.type("name=world");

        assertThat(cluster.prompt()).contains("/tmp # ");
        assertThat(cluster.type("echo hello $name; pwd").out()).isEqualTo("hello world\n/tmp\n");
    }

    @Test
    void waitsForTheRestOfACommand() {
        cluster.type("for i in 1 2; do");

        assertThat(cluster.prompt()).contains("> ");
        cluster.type("echo $i");
        assertThat(cluster.type("done").out()).isEqualTo("1\n2\n");
        assertThat(cluster.prompt()).contains("/ # ");
    }

    @Test
    void endsWithItsCode() {
        var output = cluster.type("exit 3");

        assertThat(output.exit()).isEqualTo(3);
        assertThat(output.err()).isEqualTo("command terminated with exit code 3\n");
        assertThat(cluster.prompt()).isEmpty();
        assertThatThrownBy(() -> cluster.type("ls")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void saysWhatItDoesNotUnderstandAndGoesOn() {
        assertThat(cluster.type("done").err()).isEqualTo("sh: syntax error: unexpected \"done\"\n");
        assertThat(cluster.type("nope").err()).isEqualTo("sh: nope: not found\n");
        assertThat(cluster.type("echo $?").out()).isEqualTo("127\n");
    }

    @Test
    void goesOnInAForkAsInTheClusterItWasTakenFrom() {
        cluster.type("a=1");
        var fork = cluster.fork();
        cluster.type("a=2");

        assertThat(fork.type("echo $a").out()).isEqualTo("1\n");
        assertThat(cluster.type("echo $a").out()).isEqualTo("2\n");
    }

    @Test
    void endsWithItsContainer() {
        cluster.crash("default", "box", "box");
        cluster.settle();

        assertThat(cluster.prompt()).isEmpty();
        assertThat(cluster.type("ls").err()).isEqualTo("command terminated with exit code 137\n");
    }
}
