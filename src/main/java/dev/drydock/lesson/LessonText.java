package dev.drydock.lesson;

import java.util.List;
import java.util.stream.Collectors;

/// A text in one language, as safe HTML, in sections that can be shown with other things between them.
public record LessonText(List<Section> sections) {

    public LessonText {
        sections = List.copyOf(sections);
    }

    public List<String> anchors() {
        return sections.stream().map(Section::anchor).toList();
    }

    public String html() {
        return sections.stream().map(Section::html).collect(Collectors.joining("\n"));
    }

    /// How many characters a reader reads, without the mark-up.
    int length() {
        return html().replaceAll("<[^>]*>", "").replaceAll("\\s+", " ").strip().length();
    }

    /// One heading (as plain text) and the HTML of what stands under it.
    /// A task's section has the anchor `task-` and its id; the prediction's has `prediction`.
    public record Section(String anchor, String title, String body) {

        public String html() {
            return "<section id=\"" + anchor + "\"><h2>" + Markdown.escape(title) + "</h2>\n" + body + "</section>";
        }
    }
}
