package dev.drydock.kube.api.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.kube.api.meta.LabelSelectorRequirement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectorsTest {
    private static final Map<String, String> LABELS = Map.of("app", "web", "tier", "front", "size", "5", "empty", "");

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "app=web | true", "app==web | true", "app=db | false", "app!=web | false", "x!=web | true", "app in (db, web) | true", "app notin (db) | true", "x notin (a) | true", "app | true",
        "!app | false", "!x | true", "size>4 | true", "size<5 | false", "app=web,tier=back | false", "empty= | true", "x= | false", "in in (in) | false", "empty in () | true"
    })
    void matchesLabels(String selector, boolean matches) {
        assertThat(LabelSelector.parse(selector).matches(LABELS)).isEqualTo(matches);
    }

    @Test
    void matchesEverythingWhenEmptyAndNothingWhenAbsent() {
        assertThat(LabelSelector.parse("").matches(LABELS)).isTrue();
        assertThat(LabelSelector.of(dev.drydock.kube.api.meta.LabelSelector.EMPTY).matches(LABELS)).isTrue();
        assertThat(LabelSelector.of(null).matches(LABELS)).isFalse();
    }

    @Test
    void printsAsKubectlDoes() {
        var expression = LabelSelectorRequirement.EMPTY.withKey("tier").withOperator("In").withValues(List.of("b", "a"));
        var selector = dev.drydock.kube.api.meta.LabelSelector.EMPTY.withMatchLabels(Map.of("app", "web")).withMatchExpressions(List.of(expression, expression.withKey("a").withOperator("DoesNotExist").withValues(List.of())));

        assertThat(LabelSelector.of(selector)).hasToString("!a,app=web,tier in (a,b)");
        assertThat(LabelSelector.parse("z, b!=c,a notin (y,x),n>3")).hasToString("a notin (x,y),b!=c,n>3,z");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "a b | unable to parse requirement: found 'b', expected: in, notin, =, ==, !=, gt, lt", "a, | found '', expected: identifier after ','", ",a | found ',', expected: !, identifier, or 'end of string'",
        "a=b=c | found '=', expected: ',' or 'end of string'", "a in b | unable to parse requirement: found 'b' expected: '('", "a=b c | found 'c', expected: ',' or 'end of string'",
        "a=(b) | unable to parse requirement: found '(', expected: identifier", "! | unable to parse requirement: found '', expected: identifier",
        "a>x | unable to parse requirement: values[0]: Invalid value: \"x\": for 'Gt', 'Lt' operators, the value must be an integer",
    })
    void refusesInKubernetesWords(String selector, String message) {
        assertThatThrownBy(() -> LabelSelector.parse(selector)).isInstanceOf(SelectorException.class).hasMessage(message);
    }

    @Test
    void refusesKeysAndValuesThatNoLabelHas() {
        assertThatThrownBy(() -> LabelSelector.parse("-a=b")).hasMessageStartingWith("unable to parse requirement: key: Invalid value: \"-a\": name part must consist of alphanumeric characters");
        assertThatThrownBy(() -> LabelSelector.parse("a=b@c")).hasMessageStartingWith("unable to parse requirement: values[0][a]: Invalid value: \"b@c\": a valid label must be an empty string or consist of");
    }

    @Test
    void matchesFields() {
        var fields = Map.of("metadata.name", "a,b", "status.phase", "Running");

        assertThat(FieldSelector.parse("status.phase=Running,metadata.name=a\\,b").matches(f -> fields.getOrDefault(f, ""))).isTrue();
        assertThat(FieldSelector.parse("status.phase!=Running").matches(f -> fields.getOrDefault(f, ""))).isFalse();
        assertThat(FieldSelector.parse("spec.nodeName==").matches(f -> fields.getOrDefault(f, ""))).isTrue();
        assertThatThrownBy(() -> FieldSelector.parse("a")).hasMessage("invalid selector: 'a'; can't understand 'a'");
        assertThatThrownBy(() -> FieldSelector.parse("a=b=c")).hasMessage("invalid field selector: unescaped character in value: 61");
    }
}
