package dev.drydock.lesson;

import java.util.List;

/// What a learner is asked to bring about: by state, not by text.
/// `file` is the start file it is worked on in; hints open one after the other and end in most of the answer;
/// `solution` is one manifest that passes.
public record Task(
        String id, Words title, String file, List<Check> checks, List<Words> hints, String solution) {

    public Task {
        checks = List.copyOf(checks);
        hints = List.copyOf(hints);
    }

    /// Where in the lesson's text the task is told.
    public String anchor() {
        return "task-" + id;
    }
}
