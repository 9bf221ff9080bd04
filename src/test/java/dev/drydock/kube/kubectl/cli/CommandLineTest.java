package dev.drydock.kube.kubectl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommandLineTest {
    @Test
    void partsWordsAtBlanks() {
        assertThat(CommandLine.split("  get   pods -n\tdev ")).containsExactly("get", "pods", "-n", "dev");
    }

    @Test
    void holdsQuotedWordsTogether() {
        assertThat(CommandLine.split("annotate pod a note=\"hello there\" x='it is' empty=\"\""))
                .containsExactly("annotate", "pod", "a", "note=hello there", "x=it is", "empty=");
    }

    @Test
    void takesWhatStandsInBracketsAsWritten() {
        assertThat(CommandLine.split("get pods -o jsonpath={range.items[*]}{.metadata.name}{\"\\t \"}{end} -w"))
                .containsExactly("get", "pods", "-o", "jsonpath={range.items[*]}{.metadata.name}{\"\\t \"}{end}", "-w");
        assertThat(CommandLine.split("patch pod a -p {\"a\": \"} x\"} --type=json"))
                .containsExactly("patch", "pod", "a", "-p", "{\"a\": \"} x\"}", "--type=json");
        assertThat(CommandLine.split("patch pod a -p [{\"op\": \"remove\"}]"))
                .containsExactly("patch", "pod", "a", "-p", "[{\"op\": \"remove\"}]");
    }

    @Test
    void takesAnOpenBracketLikeAnyLetter() {
        assertThat(CommandLine.split("get {a b")).containsExactly("get", "{a", "b");
    }

    @Test
    void takesALoneApostropheLikeAnyLetter() {
        assertThat(CommandLine.split("annotate pod a note=don't")).endsWith("note=don't");
    }
}
