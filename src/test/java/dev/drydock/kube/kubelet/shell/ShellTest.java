package dev.drydock.kube.kubelet.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShellTest {
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
            set -e; false; exit 9               ~ 1
            set -e; false || true; exit 9       ~ 9
            (exit 3)                            ~ 3
            f() { return 4; }; f                ~ 4
            ! true                              ~ 1
            if false; then exit 1               ~ 2
            exec false                          ~ 1
            """)
    void endsWithTheCodeOfItsLastCommand(String script, int code) {
        assertThat(main(script).code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            a=1; a=$((a + 2 * 3)); echo "$a"                              ~ 7
            for i in 1 2 3; do echo -n $i; done                           ~ 123
            i=0; while [ $i -lt 3 ]; do echo -n $i; i=$((i+1)); done      ~ 012
            echo $(echo inner) ${NONE:-other} '$a'                        ~ inner other $a
            printf 'b\\na\\n' | sort | head -n 1                          ~ a
            echo one two three | wc -w                                    ~ 3
            case abc in a*) echo starts;; *) echo no;; esac               ~ starts
            name=app.tar.gz; echo ${name%.gz} ${name##*.}                 ~ app.tar gz
            echo hello > /tmp/x; echo more >> /tmp/x; cat /tmp/x | wc -l  ~ 2
            nope 2>&1 | grep -c found                                     ~ 1
            echo a b | while read x y; do echo $y; done                   ~ b
            f() { echo "$2-$1"; }; f one two                              ~ two-one
            for i in a b c; do [ $i = b ] && continue; echo -n $i; done   ~ ac
            set -- x y z; shift; echo $# $1                               ~ 2 y
            cat <<EOF | tr a-z A-Z\\nhi\\nEOF                               ~ HI
            echo "a  b" c   d                                             ~ a  b c d
            cd /tmp && pwd                                                ~ /tmp
            touch /tmp/1 /tmp/2; echo /tmp/*                              ~ /tmp/1 /tmp/2
            seq 5 | sed -n 2,3p | tr '\\n' ' '                            ~ 2 3
            echo password | base64 | base64 -d                            ~ password
            sh -c 'echo $1' name first                                    ~ first
            """)
    void prints(String script, String printed) {
        assertThat(out(run(script.replace("\\n", "\n"))).strip()).isEqualTo(printed);
    }

    @Test
    void takesAsLongAsItSleeps() {
        assertThat(main("sleep 5; sleep 1m").until()).isBetween(Duration.ofSeconds(65), Duration.ofSeconds(66));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "while true; do date; sleep 1; done",
        "tail -f /dev/null",
        "sleep infinity",
        "echo start && while :; do sleep 5; done",
        "until false; do sleep 1; done",
        "i=0; while [ $i -ge 0 ]; do i=$((i+1)); sleep 1; done",
    })
    void runsOnInEndlessLoops(String script) {
        assertThat(main(script).endless()).isTrue();
    }

    @Test
    void leavesAnEndlessLoopThatBreaks() {
        var run = main("i=0; while true; do i=$((i+1)); if [ $i -eq 3 ]; then break; fi; sleep 10; done; exit 4");

        assertThat(run.endless()).isFalse();
        assertThat(run.code()).isEqualTo(4);
        assertThat(run.until()).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(21));
    }

    @Test
    void knowsWhenAFileIsThere() {
        var files = main("touch /tmp/healthy; sleep 30; rm -f /tmp/healthy; sleep 600").files();

        assertThat(files).extracting(FileChange::path).containsExactly("/tmp/healthy", "/tmp/healthy");
        assertThat(files.getFirst().text()).isEmpty();
        assertThat(files.getLast().text()).isNull();
        assertThat(files.getLast().at()).isGreaterThan(Duration.ofSeconds(30));
    }

    @Test
    void stopsBeforeItAsksTheWorldAgain() {
        var run = main("until [ -f /tmp/go ]; do sleep 2; done; exit 3");
        assertThat(run.endless()).isTrue();

        var world = new Surroundings() {
            @Override
            public java.util.Optional<String> file(String path) {
                return path.equals("/tmp/go") ? java.util.Optional.of("") : java.util.Optional.empty();
            }
        };
        assertThat(run.rest()).isNotNull();
        assertThat(Process.resume(run.rest(), Surroundings.NONE).rest()).isNotNull();
        assertThat(Process.resume(run.rest(), world).code()).isEqualTo(3);
    }

    @Test
    void countsOnInRoundsThatNobodyLookedAt() {
        var run = main("i=0; while true; do echo $i; i=$((i+1)); sleep 1; done");

        var lines = Playback.of(run.loop(), Surroundings.NONE, Duration.ofHours(5)).lines();

        int last = Integer.parseInt(lines.getLast().text().strip());
        assertThat(last).isBetween(17_000, 18_000);
        assertThat(Integer.parseInt(lines.get(lines.size() - 2).text().strip())).isEqualTo(last - 1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            echo "x                 ~ sh: syntax error: unterminated quoted string
            if true; then echo      ~ sh: syntax error: unexpected end of file (expecting "fi")
            done                    ~ sh: syntax error: unexpected "done"
            nope                    ~ sh: nope: not found
            cat /nope               ~ cat: can't open '/nope': No such file or directory
            ls /nope                ~ ls: /nope: No such file or directory
            cd /nope                ~ sh: cd: can't cd to /nope: No such file or directory
            echo x > /no/such/file  ~ sh: can't create /no/such/file: nonexistent directory
            echo $((1/0))           ~ sh: divide by zero
            """)
    void saysWhatIsWrongInItsOwnWords(String script, String said) {
        assertThat(err(run(script)).strip()).isEqualTo(said);
    }

    @Test
    void keepsWhereItIsAndWhatItSetFromLineToLine() {
        var first = Process.line("cd /tmp; a=5", State.in(Surroundings.NONE, "sh"), Surroundings.NONE);
        var second = Process.line("pwd; echo $a", first.state(), Surroundings.NONE);

        assertThat(out(second)).isEqualTo("/tmp\n5\n");
        assertThat(Process.isUnfinished("for i in 1 2; do")).isTrue();
        assertThat(Process.isUnfinished("echo 'a")).isTrue();
        assertThat(Process.isUnfinished("echo a")).isFalse();
        assertThat(Process.line("exit 3", first.state(), Surroundings.NONE).exited()).isTrue();
    }

    private static Process.Run main(String script) {
        return Process.main(List.of("sh", "-c", script), Surroundings.NONE);
    }

    private static Process.Run run(String script) {
        return Process.beside(List.of("sh", "-c", script), Surroundings.NONE, "");
    }

    private static String out(Process.Run run) {
        return run.lines().stream().filter(line -> !line.error()).map(Line::text).collect(Collectors.joining());
    }

    private static String err(Process.Run run) {
        return run.lines().stream().filter(Line::error).map(Line::text).collect(Collectors.joining());
    }
}
