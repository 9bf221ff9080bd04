package dev.drydock.kube.apiserver.fieldmanager;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.kube.api.codec.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FieldSetTest {
    private static final FieldSet LABELS = set("{\"f:metadata\":{\"f:labels\":{\".\":{},\"f:a\":{},\"f:b\":{}}}}");

    @Test
    void readsAndWritesItsJsonForm() {
        assertThat(Json.write(LABELS)).isEqualTo("{\"f:metadata\":{\"f:labels\":{\".\":{},\"f:a\":{},\"f:b\":{}}}}");
    }

    @Test
    void equalsThePlainTreeOfItsForm() {
        assertThat((Object) LABELS).isEqualTo(Json.parse(Json.write(LABELS)));
        assertThat(Json.parse(Json.write(LABELS))).isEqualTo(LABELS);
    }

    @Test
    void sharesEqualParts() {
        assertThat((Object) set(Json.write(LABELS))).isSameAs(LABELS);
    }

    @Test
    void keepsWhatLiesBelowAMemberThatIsTakenAway() {
        var labels = FieldSet.path("f:metadata", "f:labels");

        assertThat(Json.write(LABELS.minus(labels))).isEqualTo("{\"f:metadata\":{\"f:labels\":{\"f:a\":{},\"f:b\":{}}}}");
    }

    @Test
    void isTheSameWhereNothingIsTakenAwayOrAdded() {
        assertThat((Object) LABELS.minus(FieldSet.path("f:spec"))).isSameAs(LABELS);
        assertThat((Object) LABELS.union(FieldSet.path("f:metadata", "f:labels", "f:a"))).isSameAs(LABELS);
    }

    @Test
    void unitesAndIntersects() {
        var other = set("{\"f:metadata\":{\"f:labels\":{\"f:b\":{},\"f:c\":{}}}}");

        assertThat(Json.write(LABELS.union(other))).isEqualTo("{\"f:metadata\":{\"f:labels\":{\".\":{},\"f:a\":{},\"f:b\":{},\"f:c\":{}}}}");
        assertThat(Json.write(LABELS.intersection(other))).isEqualTo("{\"f:metadata\":{\"f:labels\":{\"f:b\":{}}}}");
    }

    @Test
    void printsPathsWithTheMembersOfALevelFirst() {
        var set = set("{\"f:spec\":{\"f:a\":{\"k:{\\\"containerPort\\\":80,\\\"protocol\\\":\\\"TCP\\\"}\":{\"f:x\":{}}},\"f:b\":{},"
                + "\"f:c\":{\"v:\\\"keep\\\"\":{}}}}");

        assertThat(PathKeys.texts(set))
                .containsExactly(".spec.b", ".spec.a[containerPort=80,protocol=\"TCP\"].x", ".spec.c[=\"keep\"]");
    }

    private static FieldSet set(String json) {
        return FieldSet.of((Map<?, ?>) Json.parse(json));
    }
}
