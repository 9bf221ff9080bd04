package dev.drydock.workbench.parts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.workbench.insight.Lane;
import dev.drydock.workbench.parts.Marks.Choice;
import dev.drydock.workbench.parts.Marks.Mark;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MarksTest {
    private static final List<Choice> ROOTS = List.of(new Choice(1, "$ kubectl apply -f pod.yaml"));

    @Test
    void sendsOnlyWhatCameSince() {
        var patch = marks(1, 1, 2, 3).since(marks(1, 1, 2));

        assertThat(patch.from()).isEqualTo(2);
        assertThat(patch.marks()).extracting(Mark::id).containsExactly(3L);
        assertThat(patch.roots()).isNull();
    }

    @Test
    void takesAwayWhatIsNotThereInThePast() {
        var patch = marks(1, 1, 2).since(marks(1, 1, 2, 3));

        assertThat(patch.from()).isEqualTo(2);
        assertThat(patch.marks()).isEmpty();
    }

    @Test
    void beginsAnewWithAnotherWay() {
        var patch = marks(2, 2, 3).since(marks(1, 1, 2, 3));

        assertThat(patch.root()).isEqualTo(2);
        assertThat(patch.from()).isZero();
        assertThat(patch.marks()).hasSize(2);
    }

    @Test
    void sendsAllToAPageThatHasNothing() {
        var patch = marks(1, 1, 2).since(Marks.NONE);

        assertThat(patch.roots()).isEqualTo(ROOTS);
        assertThat(patch.marks()).hasSize(2);
    }

    private static Marks marks(long root, long... ids) {
        var marks = LongStream.of(ids).mapToObj(id -> new Mark(id, 0, "00:00", "kubectl", "write", List.of(Lane.KUBECTL), "step " + id)).toList();
        return new Marks(root, ROOTS, marks, 0);
    }
}
