package dev.drydock.kube.kubectl.printers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.drydock.kube.api.codec.Json;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonPathTest {
    private static final @Nullable Object PODS = Json.parse("""
            {"kind": "List", "none": null, "items": [
              {"metadata": {"name": "a", "labels": {"app.kubernetes.io/name": "web"}}, "n": 1, "ready": true,
               "containers": [{"image": "nginx"}, {"image": "redis"}]},
              {"metadata": {"name": "b"}, "n": 20, "ready": false, "containers": []}]}
            """);

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{.items[*].metadata.name} | a b",
        "{.items[0].metadata.name} | a",
        "{.items[-1].metadata.name} | b",
        "{.items[0:1].metadata.name} | a",
        "{.items[::2].metadata.name} | a",
        "{.items[0,1].metadata.name} | a b",
        "{..image} | nginx redis",
        "{.items[0]['metadata']['name']} | a",
        "{.items[0].metadata.labels.app\\.kubernetes\\.io/name} | web",
        "{.items[0].metadata.labels} | {\"app.kubernetes.io/name\":\"web\"}",
        "{.items[1].containers} | []",
        "{.none} | null",
        "{.items[?(@.n>5)].metadata.name} | b",
        "{.items[?(@.metadata.name==\"a\")].n} | 1",
        "{.items[?(@.metadata.name!='a')].n} | 20",
        "{.items[?(@.ready==true)].metadata.name} | a",
        "{.items[?(@.metadata.labels)].metadata.name} | a",
        "{range .items[*]}{.metadata.name}={.n};{end} | a=1;b=20;",
        "{range .items[*]}[{range .containers[*]}{.image},{end}]{end} | [nginx,redis,][]",
        "name: {.items[0].metadata.name}! | name: a!",
        "{.items[*]['n', 'ready']} | 1 20 true false",
        "{$.kind} | List"
    })
    void answersAsKubectlDoes(String template, String expected) {
        assertThat(JsonPath.parse(template).print(PODS)).isEqualTo(expected);
    }

    @Test
    void printsNothingForWhatIsMissing() {
        assertThat(JsonPath.parse("{.items[*].nope}{.nope.deeper}").print(PODS)).isEmpty();
    }

    @Test
    void writesTheCharactersThatEscapesMean() {
        assertThat(JsonPath.parse("{\"a\\tb\\n\"}").print(PODS)).isEqualTo("a\tb\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{.items[0 | unterminated array",
        "{.items | unclosed action",
        "{.items[x]} | invalid array index x",
        "{.items[9]} | array index out of bounds: index 9, length 2",
        "{.kind[0]} | string is not array or slice",
        "{nope} | unrecognized identifier nope",
        "{end} | not in range, nothing to end",
        "{.items[?(@.n>\"x\")]} | incompatible types for comparison",
        "{.kind[?(@.n)]} | List is not array or slice and cannot be filtered"
    })
    void saysWhatIsWrong(String template, String message) {
        assertThatExceptionOfType(JsonPathException.class)
                .isThrownBy(() -> JsonPath.parse(template).print(PODS))
                .withMessage(message);
    }

    @Property(tries = 2000)
    void answersOrRefusesWhateverIsAsked(@ForAll("templates") String template) {
        try {
            assertThat(JsonPath.parse(template).print(PODS)).isNotNull();
        } catch (JsonPathException refusal) {
            assertThat(refusal.text()).isNotEmpty();
        }
    }

    @Provide
    Arbitrary<String> templates() {
        return Arbitraries.of(
                        "{", "}", "[", "]", "[*]", ".items", ".", "..", "?(", ")", "@", "==", "!=", "<", "\"", "'", "range ", "end",
                        "0", "-1", ":", ",", "*", "name", " ", "\\", "true", "1.5", "한글", "\n", "$")
                .list()
                .ofMaxSize(20)
                .map(parts -> String.join("", parts));
    }
}
