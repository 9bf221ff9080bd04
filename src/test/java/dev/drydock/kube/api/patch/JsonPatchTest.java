package dev.drydock.kube.api.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.kube.api.codec.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonPatchTest {
    private static String patched(String operations) {
        return Json.write(JsonPatch.apply(Json.parse("{\"a\":{\"b/c\":1,\"l\":[1,2,3]}}"), Json.parse("[" + operations + "]")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{\"op\":\"add\",\"path\":\"/a/x\",\"value\":{}} | {\"a\":{\"b/c\":1,\"l\":[1,2,3],\"x\":{}}}",
        "{\"op\":\"add\",\"path\":\"/a/l/1\",\"value\":9} | {\"a\":{\"b/c\":1,\"l\":[1,9,2,3]}}",
        "{\"op\":\"add\",\"path\":\"/a/l/-\",\"value\":9} | {\"a\":{\"b/c\":1,\"l\":[1,2,3,9]}}",
        "{\"op\":\"remove\",\"path\":\"/a/b~1c\"} | {\"a\":{\"l\":[1,2,3]}}",
        "{\"op\":\"replace\",\"path\":\"/a/l/0\",\"value\":\"z\"} | {\"a\":{\"b/c\":1,\"l\":[\"z\",2,3]}}",
        "{\"op\":\"move\",\"from\":\"/a/l\",\"path\":\"/m\"} | {\"a\":{\"b/c\":1},\"m\":[1,2,3]}",
        "{\"op\":\"copy\",\"from\":\"/a/b~1c\",\"path\":\"/m\"} | {\"a\":{\"b/c\":1,\"l\":[1,2,3]},\"m\":1}",
        "{\"op\":\"test\",\"path\":\"/a/l\",\"value\":[1,2,3]} | {\"a\":{\"b/c\":1,\"l\":[1,2,3]}}"
    })
    void appliesEachOperation(String operation, String result) {
        assertThat(patched(operation)).isEqualTo(result);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{\"op\":\"remove\",\"path\":\"/a/x\"} | error in remove for path: '/a/x': Unable to remove nonexistent key: x: missing value",
        "{\"op\":\"replace\",\"path\":\"/a/x\",\"value\":1} | replace operation does not apply: doc is missing key: /a/x: missing value",
        "{\"op\":\"add\",\"path\":\"/x/y\",\"value\":1} | add operation does not apply: doc is missing path: \"/x/y\": missing value",
        "{\"op\":\"test\",\"path\":\"/a/b~1c\",\"value\":2} | testing value /a/b~1c failed: test failed",
        "{\"op\":\"jump\",\"path\":\"/a\"} | Unexpected kind: jump"
    })
    void refusesWhatDoesNotApply(String operation, String message) {
        assertThatThrownBy(() -> patched(operation)).isInstanceOf(PatchException.class).hasMessage(message);
    }

    @Test
    void mergesAsRfc7386Says() {
        var target = Json.parse("{\"a\":{\"b\":1,\"c\":2},\"l\":[1,2]}");

        assertThat(Json.write(MergePatch.apply(target, Json.parse("{\"a\":{\"b\":null,\"d\":{\"e\":null}},\"l\":[3]}")))).isEqualTo("{\"a\":{\"c\":2,\"d\":{}},\"l\":[3]}");
    }
}
