package dev.drydock.lesson;

import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;

/// One lesson: its text, the files a learner starts with, and what is asked of them.
/// `id` never changes, whatever becomes of the folder; progress and shared links refer to it.
public record Lesson(
        String id,
        String part,
        int number,
        Words title,
        Words goal,
        String section,
        int minutes,
        Scenario scenario,
        List<String> prerequisites,
        List<Words> objectives,
        Question prediction,
        List<Task> tasks,
        List<Question> questions,
        List<Link> links,
        SequencedMap<String, String> start,
        LessonText ko,
        LessonText en) {

    public LessonText text(Locale locale) {
        return Words.isKorean(locale) ? ko : en;
    }

    public Task task(String id) {
        return tasks.stream()
                .filter(task -> task.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("lesson " + this.id + " has no task " + id));
    }

    /// A page of the official documentation, in each reader's language.
    public record Link(Words title, Words url) {}
}
