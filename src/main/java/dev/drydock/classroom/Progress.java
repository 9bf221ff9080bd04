package dev.drydock.classroom;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where everybody in a class is: learners by lessons.
///
/// @param lessons the ids of the lessons, in the order of the course
public record Progress(List<String> lessons, List<Row> rows) {
    /// @param cells by lesson; lessons that were not begun are missing
    public record Row(String nickname, Map<String, Cell> cells) {
        public Cell cell(String lesson) {
            return cells.getOrDefault(lesson, Cell.UNTOUCHED);
        }
    }

    /// @param last when something was handed in last
    public record Cell(State state, int attempts, int passedTasks, int tasks, @Nullable Instant last) {
        static final Cell UNTOUCHED = new Cell(State.UNTOUCHED, 0, 0, 0, null);
    }

    public enum State {
        UNTOUCHED,
        WORKING,
        PASSED
    }
}
