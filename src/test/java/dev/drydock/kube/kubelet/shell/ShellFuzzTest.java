package dev.drydock.kube.kubelet.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Whatever is typed, a shell answers in its own words, within bounds.
class ShellFuzzTest {
    @Property(tries = 600)
    void takesAnyScript(@ForAll("scripts") String script) {
        var beside = Process.beside(List.of("sh", "-c", script), Surroundings.NONE, "a b\nc\n");
        var main = Process.main(List.of("sh", "-c", script), Surroundings.NONE);
        var line = Process.line(script, State.in(Surroundings.NONE, "bash"), Surroundings.NONE);

        assertThat(beside.lines()).hasSizeLessThanOrEqualTo(2_000);
        assertThat(beside.until()).isLessThanOrEqualTo(Duration.ofDays(3650));
        assertThat(main.files()).hasSizeLessThanOrEqualTo(1_000);
        assertThat(line.code()).isBetween(0, 255);
        if (main.loop() != null) {
            Playback.of(main.loop(), Surroundings.NONE, Duration.ofDays(1));
        }
        if (main.rest() != null) {
            Process.resume(main.rest(), Surroundings.NONE);
        }
    }

    @Property(tries = 300)
    void isTheSameEachTime(@ForAll("scripts") String script) {
        var argv = List.of("sh", "-c", script);

        assertThat(Process.main(argv, Surroundings.NONE)).isEqualTo(Process.main(argv, Surroundings.NONE));
    }

    @Provide
    Arbitrary<String> scripts() {
        var words = Arbitraries.of(
                "if", "then", "else", "elif", "fi", "while", "until", "do", "done", "for", "i", "in", "case", "esac", ";;", "{", "}", "(", ")", ";", "&",
                "&&", "||", "|", "!", "\n", ">", ">>", "<", "2>&1", "<<EOF", "EOF", "true", "false", "[", "]", "-f", "-eq", "1", "$i", "$((i+1))", "$((",
                "))", "$(", "`", "\"", "'", "${a:-b}", "${a%%*}", "${", "*", "/tmp/*", "[a-", "\\", "i=1", "a=$(echo x)", "echo", "exit", "break",
                "continue", "return", "set", "-e", "-u", "f()", "f", "eval", "exec", "read", "shift", "trap", "cd", "cat", "grep", "(a*)*b", "sed",
                "s/a/b/g", "s/(/", "2,3p", "sort", "-k2n", "head", "-n", "-5", "tail", "-f", "cut", "-d:", "-f1-", "tr", "a-z", "wc", "seq", "100000",
                "printf", "%5d", "%s\\n", "sleep", "999999999d", "infinity", "date", "+%Y%q", "test", "yes", "xargs", "curl", "-m", "wget", "-qO-",
                "http://x:99999/", "nslookup", "nc", "-l", "-p", "kill", "-9", "timeout", "5", "ls", "rm", "-rf", "/", "mkdir", "-p", "/tmp/a/b", "base64", "-d", "일", "\0");
        return words.list().ofMaxSize(25).map(list -> String.join(" ", list));
    }
}
