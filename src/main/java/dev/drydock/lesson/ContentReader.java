package dev.drydock.lesson;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;

/// Makes [Content] of the files below `content/`, and refuses what is not as it should be with its file and key.
public final class ContentReader {

    private static final String ID = "[a-z][a-z0-9]*(-[a-z0-9]+)*";

    private final Markdown markdown = new Markdown();
    private final SortedMap<String, String> files;

    private ContentReader(SortedMap<String, String> files) {
        this.files = files;
    }

    /// Reads files given by their path below `content/`.
    public static Content read(SortedMap<String, String> files) {
        return new ContentReader(files).content();
    }

    private Content content() {
        var scenarios = scenarios();
        return new Content(course(scenarios), misconceptions(), scenarios);
    }

    private SortedMap<String, Scenario> scenarios() {
        var scenarios = new TreeMap<String, Scenario>();
        below("scenarios/").forEach((name, text) -> {
            var id = name.replaceFirst("\\.yaml$", "");
            var fields = Fields.of("scenarios/" + name, text);
            scenarios.put(id, new Scenario(id, fields.number("workers", 1, 20), fields.number("seed", 0, Integer.MAX_VALUE)));
            fields.end();
        });
        return scenarios;
    }

    private Course course(Map<String, Scenario> scenarios) {
        var fields = Fields.of("course.yaml", file("course.yaml"));
        var lessons = new LessonReader(files, markdown, scenarios);
        var parts = new ArrayList<Course.Part>();
        for (var part : fields.list("parts")) {
            var id = part.text("id");
            if (!id.matches("[1-9][0-9]*-" + ID)) {
                throw part.wrong("id", "is not a number and a name, like 3-pod");
            }
            parts.add(new Course.Part(id, part.words("title"), lessons.in(id)));
            part.end();
        }
        var course = new Course(fields.words("title"), fields.words("summary"), fields.text("kubernetes"), parts);
        fields.end();
        refuseStrayFolders(course);
        refuseDoubleIds(course);
        return course;
    }

    private void refuseStrayFolders(Course course) {
        for (var name : below("lessons/").keySet()) {
            if (course.parts().stream().noneMatch(part -> name.startsWith(part.id() + "/"))) {
                throw new ContentException("lessons/" + name, "lies in a part that course.yaml does not name");
            }
        }
    }

    private static void refuseDoubleIds(Course course) {
        var earlier = new HashSet<String>();
        for (var lesson : course.lessons()) {
            for (var needed : lesson.prerequisites()) {
                if (!earlier.contains(needed)) {
                    throw new ContentException(
                            "course.yaml", "the lesson " + lesson.id() + " comes after " + needed + ", which does not stand before it");
                }
            }
            if (!earlier.add(lesson.id())) {
                throw new ContentException("course.yaml", "two lessons have the id " + lesson.id());
            }
        }
    }

    private List<Misconception> misconceptions() {
        var all = new ArrayList<Misconception>();
        for (var id : folders(below("misconceptions/"))) {
            var folder = "misconceptions/" + id + "/";
            var fields = Fields.of(folder + "rule.yaml", file(folder + "rule.yaml"));
            SequencedMap<String, String> facts =
                    fields.has("facts") ? fields.fields("facts").textsByKey() : new LinkedHashMap<>();
            all.add(new Misconception(
                    id,
                    fields.number("order", 0, 1000),
                    fields.words("title"),
                    fields.text("when"),
                    facts,
                    markdown.text(folder + "ko.md", file(folder + "ko.md")),
                    markdown.text(folder + "en.md", file(folder + "en.md"))));
            fields.end();
        }
        all.sort(Comparator.comparingInt(Misconception::order).thenComparing(Misconception::id));
        return all;
    }

    private String file(String name) {
        return file(files, name);
    }

    private SortedMap<String, String> below(String prefix) {
        return below(files, prefix);
    }

    static String file(Map<String, String> files, String name) {
        var text = files.get(name);
        if (text == null) {
            throw new ContentException(name, "is missing");
        }
        return text;
    }

    /// The files below a folder, by their path from there.
    static SortedMap<String, String> below(SortedMap<String, String> files, String prefix) {
        var found = new TreeMap<String, String>();
        files.tailMap(prefix).forEach((name, text) -> {
            if (name.startsWith(prefix)) {
                found.put(name.substring(prefix.length()), text);
            }
        });
        return found;
    }

    static List<String> folders(SortedMap<String, String> files) {
        return files.keySet().stream()
                .filter(name -> name.contains("/"))
                .map(name -> name.substring(0, name.indexOf('/')))
                .distinct()
                .toList();
    }

    static boolean isId(String text) {
        return text.matches(ID);
    }
}
