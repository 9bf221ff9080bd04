package dev.drydock.lesson;

import java.util.Locale;
import java.util.SequencedMap;

/// A typical mistake: the rule (CEL) that recognises it, and what it is, why it happens and how to mend it.
/// Of all that apply, the one with the lowest `order` is told. `facts` are CEL expressions whose values the text
/// names as `{{fact}}`.
public record Misconception(
        String id, int order, Words title, String when, SequencedMap<String, String> facts, LessonText ko, LessonText en) {

    public LessonText text(Locale locale) {
        return Words.isKorean(locale) ? ko : en;
    }
}
