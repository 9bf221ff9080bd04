package dev.drydock.lesson;

import java.util.List;

/// A question with one right choice. `again` marks the one that comes back some lessons later.
public record Question(
        String id, Words question, List<Choice> choices, String answer, Words because, boolean again) {

    public Question {
        choices = List.copyOf(choices);
    }

    public boolean isRight(String choice) {
        return answer.equals(choice);
    }

    /// One of the answers that a learner can choose.
    public record Choice(String id, Words text) {}
}
