package dev.drydock.lesson;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A mistake that was recognised, told with the words of this very manifest.
public record Diagnosis(Misconception misconception, Map<String, String> facts) {

    public Diagnosis {
        facts = Map.copyOf(facts);
    }

    public String id() {
        return misconception.id();
    }

    public String title(Locale locale) {
        return misconception.title().in(locale);
    }

    /// The explanation as safe HTML: what the learner wrote stands in it as text.
    public LessonText text(Locale locale) {
        List<LessonText.Section> sections = misconception.text(locale).sections().stream()
                .map(section -> new LessonText.Section(section.anchor(), section.title(), fill(section.body())))
                .toList();
        return new LessonText(sections);
    }

    private String fill(String html) {
        var filled = html;
        for (var name : misconception.facts().keySet()) {
            filled = filled.replace("{{" + name + "}}", Markdown.escape(facts.getOrDefault(name, "…")));
        }
        return filled;
    }
}
