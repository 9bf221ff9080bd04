package dev.drydock.kube.api.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTest {
    private static Object value(String scalar) {
        return Trees.map(Yaml.documents("a: " + scalar + "\nb: c\n").getFirst().tree()).get("a");
    }

    @ParameterizedTest
    @CsvSource({"yes, true", "on, true", "y, true", "True, true", "N, false", "off, false"})
    void takesTheWordsOfYaml11ForBooleans(String word, boolean meaning) {
        assertThat(value(word)).isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource({"0o644, 420", "0644, 420", "1_000, 1000", "0x1F, 31", "0b11, 3", "+1, 1", "-0x10, -16", "09, 9", "1e3, 1000", "1.0, 1", "3000000000, 3000000000"})
    void readsNumbersAsGoDoes(String text, long number) {
        assertThat(value(text)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12:30:45", "2001-01-01", "2001-01-01T10:00:00Z", "1.2.3", "0x", "08:00", "1e400", "tRuE", "yEs", "nope", "'1'", "!!str 1", "\"yes\""})
    void keepsEverythingElseAsText(String text) {
        assertThat(value(text)).isInstanceOf(String.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "~", "null", "Null"})
    void readsNothingAsNull(String text) {
        assertThat(value(text)).isNull();
    }

    @Test
    void writesMapKeysAsText() {
        assertThat(Yaml.documents("1: a\nyes: b\n1.5: c\n").getFirst().tree()).isEqualTo(Map.of("1", "a", "true", "b", "1.5", "c"));
    }

    @Test
    void splitsDocumentsAtLinesOfDashesAndLeavesOutEmptyOnes() {
        var documents = Yaml.documents("# nothing\n---\na: 1\n--- # a comment\n---\nb: 2\n");

        assertThat(documents).extracting(YamlDocument::tree).containsExactly(Map.of("a", 1L), Map.of("b", 2L));
        assertThat(documents.getLast().locate("b")).contains(new Position(6, 1));
    }

    @Test
    void refusesADocumentThatStartsOnTheLineOfTheDashes() {
        assertThatThrownBy(() -> Yaml.documents("a: 1\n--- b: 2\n")).hasMessage("invalid Yaml document separator: b: 2");
    }

    @Test
    void mergesAnchors() {
        var tree = Yaml.documents("base: &b {x: 1, z: 2}\nother:\n  <<: *b\n  z: 3\n").getFirst().tree();

        assertThat(Trees.map(tree).get("other")).isEqualTo(Map.of("x", 1L, "z", 3L));
    }

    @Test
    void readsJson() {
        assertThat(Yaml.documents("{\"a\": [1, \"yes\", null]}").getFirst().tree()).isEqualTo(Map.of("a", Arrays.asList(1L, "yes", null)));
    }

    @Test
    void readsWindowsLinesAndAByteOrderMark() {
        assertThat(Yaml.documents("\uFEFFa: 1\r\nb:\r\n- c\r\n").getFirst().tree()).isEqualTo(Map.of("a", 1L, "b", List.of("c")));
    }

    @Test
    void letsTheLastOfTwoEqualKeysWinAndTellsOfIt() {
        var document = Yaml.documents("metadata:\n  name: a\n  name: b\n").getFirst();

        assertThat(document.tree()).isEqualTo(Map.of("metadata", Map.of("name", "b")));
        assertThat(document.duplicates()).containsExactly(new Duplicate("metadata.name", new Position(3, 3), new Position(2, 3)));
    }

    @ParameterizedTest
    @CsvSource({
        "spec, 3, 1", "spec.containers[0].image, 6, 5", "spec.containers[0], 5, 5", "spec.containers[1].name, 7, 5", "'metadata.labels[a.b/c]', 2, 21", "metadata.labels.a.b/c, 2, 21",
        "spec.containers[0].ports, 5, 5", "status, 1, 1", "spec.nodeName, 3, 1"
    })
    void findsTheLineOfAPathOrOfWhatIsNearest(String path, int line, int column) {
        var document = Yaml.documents("kind: Pod\nmetadata: {labels: {a.b/c: d}}\nspec:\n  containers:\n  - name: a\n    image: b\n  - name: c\n").getFirst();

        assertThat(document.locate(path)).contains(new Position(line, column));
    }

    @Test
    void takesTabsBehindAValue() {
        assertThat(Yaml.documents("a:\t1\nb:\t\n- 'c'\t\n").getFirst().tree()).isEqualTo(Map.of("a", 1L, "b", List.of("c")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        "a:\\n  b: c\\n   d: e ~ line 3: mapping values are not allowed in this context",
        "a: 'b\\nc: d\\n ~ line 3: found unexpected end of stream",
        "a:\\n\\tb: c ~ line 2: found character that cannot start any token",
        "a: b\\n\\tc: d ~ line 2: found a tab character that violates indentation",
        "a: |\\n\\tb ~ line 2: found a tab character where an indentation space is expected",
        "a: [b, c\\nd: e ~ line 1: did not find expected ',' or ']'",
        "a: {b: c\\nd: e} ~ line 1: did not find expected ',' or '}'",
        "a: b: c ~ mapping values are not allowed in this context",
        "a:\\n- b\\n c: d ~ line 3: mapping values are not allowed in this context",
        "- a\\nb: c ~ line 1: did not find expected '-' indicator",
        "a: b\\n- c ~ line 1: did not find expected key",
        "a: b\\nc ~ line 3: could not find expected ':'",
        "a: 'b' c ~ did not find expected key",
        "a: b\\n- c: d ~ line 1: did not find expected key",
        "a: ] ~ did not find expected node content",
        "a:\\n  b: c\\n d: e ~ line 2: did not find expected key",
        "a: *x ~ unknown anchor 'x' referenced",
        "a: &x [*x] ~ anchor 'x' value contains itself",
        "a: @b ~ found character that cannot start any token",
        "a: %b ~ found character that cannot start any token",
        "image: {{ .Values.image }} ~ invalid map key: map[interface {}]interface {}{\".Values.image\":interface {}(nil)}",
        "a: !!int b ~ cannot decode !!str `b` as a !!int",
        "a: \\7b ~ control characters are not allowed",
    })
    void refusesInTheWordsOfKubernetesReader(String text, String message) {
        assertThatThrownBy(() -> Yaml.documents(text.translateEscapes())).isInstanceOf(YamlException.class).hasMessage("yaml: " + message);
    }

    @Test
    void tellsWhereInTheWholeTextThoughItsWordsCountFromTheDocument() {
        assertThatThrownBy(() -> Yaml.documents("a: 1\n---\nb:\n\tc: d\n"))
                .hasMessage("yaml: line 2: found character that cannot start any token")
                .isInstanceOfSatisfying(YamlException.class, e -> assertThat(e.position()).isEqualTo(new Position(4, 1)));
    }

    @Test
    void refusesNestingOfAThousand() {
        assertThatThrownBy(() -> Yaml.documents("a: " + "[".repeat(1000) + "]".repeat(1000))).hasMessage("yaml: exceeded max depth of 100");
        assertThatThrownBy(() -> Yaml.documents("{\"a\": ".repeat(1000) + "1" + "}".repeat(1000))).hasMessage("yaml: exceeded max depth of 100");
    }

    @Test
    void refusesABombOfAliases() {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 10; i++) bomb.append("a").append(i).append(": &a").append(i).append(" [").append(("*a" + (i - 1) + ",").repeat(10)).append("]\n");

        assertThatThrownBy(() -> Yaml.documents(bomb.toString())).hasMessage("yaml: document contains excessive aliasing");
    }

    @Test
    void takesTenThousandHarmlessAliases() {
        assertThat(Trees.list(Trees.map(Yaml.documents("a: &a x\nb: [" + "*a,".repeat(10_000) + "]").getFirst().tree()).get("b"))).hasSize(10_000);
    }

    @Test
    void refusesATextThatIsTooLong() {
        assertThatThrownBy(() -> Yaml.documents("a: " + "x".repeat(5_000_000))).hasMessage("the manifest is longer than 3145728 characters");
    }

    @Test
    void printsAsKubectlDoes() {
        var tree = Json.parse("""
                {"b":"yes","a":["1","1.0","null","a: b","- a"," lead","trail ","2001-01-01","12:30","#c","it's","","<none>","한글","tab\\there","multi\\nline\\n","multi\\nline","x\\n\\n"],
                 "n":{"e":{},"l":[],"x":null,"i":3,"t":true,"f":1.5},"lists":[[1,2],[{"a":1,"b":2}]],"a10":1,"a2":2,"A":3,"m.n/o":"y"}""");

        assertThat(Yaml.write(tree)).isEqualTo("""
                A: 3
                a:
                - "1"
                - "1.0"
                - "null"
                - 'a: b'
                - '- a'
                - ' lead'
                - 'trail '
                - "2001-01-01"
                - "12:30"
                - '#c'
                - it's
                - ""
                - <none>
                - 한글
                - "tab\\there"
                - |
                  multi
                  line
                - |-
                  multi
                  line
                - |+
                  x

                a2: 2
                a10: 1
                b: "yes"
                lists:
                - - 1
                  - 2
                - - a: 1
                    b: 2
                m.n/o: "y"
                "n":
                  e: {}
                  f: 1.5
                  i: 3
                  l: []
                  t: true
                  x: null
                """);
    }

    @Test
    void foldsLongLinesAtTheEightiethColumn() {
        var text = "word ".repeat(30).strip();

        assertThat(Yaml.write(Map.of("message", text)).lines()).hasSize(2).first().asString().hasSizeBetween(80, 85);
        assertThat(Yaml.documents(Yaml.write(Map.of("message", text))).getFirst().tree()).isEqualTo(Map.of("message", text));
    }
}
