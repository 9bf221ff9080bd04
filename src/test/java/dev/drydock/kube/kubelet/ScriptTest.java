package dev.drydock.kube.kubelet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptTest {
    private static final DefaultProcess BUSYBOX = DefaultProcess.parse(new String[] {"busybox", "exits", "0"});

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            exit 3                              ~ 3
            echo hello                          ~ 0
            false                               ~ 1
            false; true                         ~ 0
            false && exit 7                     ~ 1
            false || exit 7                     ~ 7
            nosuchcommand                       ~ 127
            echo 'a; exit 4'                    ~ 0
            if true; then exit 5; fi            ~ 5
            """)
    void endsWithTheCodeOfItsLastCommand(String script, int code) {
        assertThat(run(script).exitCode()).isEqualTo(code);
    }

    @Test
    void takesAsLongAsItSleeps() {
        assertThat(run("sleep 5; sleep 1m").runsFor()).isBetween(Duration.ofSeconds(65), Duration.ofSeconds(66));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            while true; do date; sleep 1; done
            tail -f /dev/null
            sleep infinity
            echo start && while :; do sleep 5; done
            """)
    void runsOnInEndlessLoops(String script) {
        assertThat(run(script).runsFor()).isNull();
    }

    @Test
    void knowsWhenAFileIsThere() {
        var behaviour = run("touch /tmp/healthy; sleep 30; rm -f /tmp/healthy; sleep 600");

        assertThat(behaviour.hasFile("/tmp/healthy", Duration.ofSeconds(20))).isTrue();
        assertThat(behaviour.hasFile("/tmp/healthy", Duration.ofSeconds(40))).isFalse();
    }

    private static Behaviour run(String script) {
        return Script.run(List.of("sh", "-c", script), BUSYBOX);
    }
}
