package dev.drydock.kube.api.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {
    @Test
    void escapesAsGoDoes() {
        assertThat(Json.write(Map.of("a", "<b>&\"\\\n\u0001\u2028한"))).isEqualTo("{\"a\":\"\\u003cb\\u003e\\u0026\\\"\\\\\\n\\u0001\\u2028한\"}");
    }

    @Test
    void sortsTheKeysOfCompactText() {
        var map = new LinkedHashMap<String, Object>();
        map.put("b", 1L);
        map.put("a", List.of(1.5, 1e21, 1e-7, true));

        assertThat(Json.write(map)).isEqualTo("{\"a\":[1.5,1e+21,1e-7,true],\"b\":1}");
    }

    @Test
    void indentsByFour() {
        assertThat(Json.pretty(Map.of("a", List.of(Map.of(), List.of())))).isEqualTo("{\n    \"a\": [\n        {},\n        []\n    ]\n}\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{ | unexpected end of JSON input", "{a:1} | invalid character 'a' looking for beginning of object key string", "[1,] | invalid character ']' looking for beginning of value",
        "{\"a\" 1} | invalid character '1' after object key", "{\"a\":1 \"b\"} | invalid character '\"' after object key:value pair", "[1 2] | invalid character '2' after array element",
        "1 2 | invalid character '2' after top-level value", "tru | unexpected end of JSON input", "trux | invalid character 'x' in literal true (expecting 'e')",
        "01 | invalid character '1' after top-level value", "1. | unexpected end of JSON input", "1.x | invalid character 'x' after decimal point in numeric literal",
        "'a' | invalid character '\\'' looking for beginning of value", "\"\\x\" | invalid character 'x' in string escape code"
    })
    void refusesInGosWords(String text, String message) {
        assertThatThrownBy(() -> Json.parse(text)).isInstanceOf(JsonException.class).hasMessage(message);
    }

    @Test
    void keepsLargeNumbersAsGoWould() {
        assertThat(Json.write(Json.parse("[9223372036854775807, 1e2, 18446744073709551616, 0.1]"))).isEqualTo("[9223372036854775807,100,18446744073709552000,0.1]");
    }
}
