package dev.drydock.kube.kubectl.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlagParserTest {
    private final FlagSet flags = new FlagSet()
            .text("namespace", "n", "")
            .text("output", "o", "")
            .textOrBare("dry-run", "none", "unchanged")
            .bool("all-namespaces", "A", false)
            .bool("watch", "w", true)
            .integer("replicas", "r", 1)
            .duration("timeout", "0s")
            .list("label-columns", "L")
            .array("env", "e");

    @ParameterizedTest
    @CsvSource({"-n dev", "-ndev", "-n=dev", "--namespace dev", "--namespace=dev"})
    void takesAValueInEachWayOfWriting(String line) {
        var arguments = FlagParser.parse(flags, List.of(("get " + line + " pods").split(" ")));

        assertThat(flags.get("namespace")).isEqualTo("dev");
        assertThat(arguments).containsExactly("get", "pods");
    }

    @Test
    void readsAGroupOfLetters() {
        FlagParser.parse(flags, List.of("-Aoyaml"));

        assertThat(flags.is("all-namespaces")).isTrue();
        assertThat(flags.get("output")).isEqualTo("yaml");
    }

    @Test
    void doesNotTakeTheNextWordForAFlagThatCanStandBare() {
        var arguments = FlagParser.parse(flags, List.of("--dry-run", "client", "--watch=false", "-A", "x"));

        assertThat(flags.get("dry-run")).isEqualTo("unchanged");
        assertThat(flags.is("watch")).isFalse();
        assertThat(arguments).containsExactly("client", "x");
    }

    @Test
    void collectsListsAndLeavesCommasInArrays() {
        FlagParser.parse(flags, List.of("-L", "a,b", "-Lc", "-e", "A=1,2", "--env=B=3"));

        assertThat(flags.all("label-columns")).containsExactly("a", "b", "c");
        assertThat(flags.all("env")).containsExactly("A=1,2", "B=3");
    }

    @Test
    void readsNoFlagsBehindTwoDashes() {
        assertThat(FlagParser.parse(flags, List.of("x", "--", "-n", "--what"))).containsExactly("x", "-n", "--what");
    }

    @Test
    void takesUnderscoresForDashes() {
        FlagParser.parse(flags, List.of("--all_namespaces"));

        assertThat(flags.is("all-namespaces")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--nope | unknown flag: --nope",
        "--nope=1 | unknown flag: --nope",
        "-z | unknown shorthand flag: 'z' in -z",
        "-Az | unknown shorthand flag: 'z' in -z",
        "-n | flag needs an argument: 'n' in -n",
        "--namespace | flag needs an argument: --namespace",
        "--=x | bad flag syntax: --=x",
        "--replicas=x | invalid argument \"x\" for \"-r, --replicas\" flag: strconv.ParseInt: parsing \"x\": invalid syntax",
        "--replicas=99999999999999999999 | invalid argument \"99999999999999999999\" for \"-r, --replicas\" flag: strconv.ParseInt: parsing \"99999999999999999999\": value out of range",
        "--watch=maybe | invalid argument \"maybe\" for \"-w, --watch\" flag: strconv.ParseBool: parsing \"maybe\": invalid syntax",
        "--timeout=5 | invalid argument \"5\" for \"--timeout\" flag: time: invalid duration \"5\""
    })
    void refusesInKubectlsWords(String word, String message) {
        assertThatExceptionOfType(FlagException.class)
                .isThrownBy(() -> FlagParser.parse(flags, List.of(word)))
                .withMessage(message);
    }
}
