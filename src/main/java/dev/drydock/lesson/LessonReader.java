package dev.drydock.lesson;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Reads the lessons of one part, in the order of their folders' names.
final class LessonReader {

    private static final int HINTS = 3;

    private final SortedMap<String, String> files;
    private final Markdown markdown;
    private final Map<String, Scenario> scenarios;

    LessonReader(SortedMap<String, String> files, Markdown markdown, Map<String, Scenario> scenarios) {
        this.files = files;
        this.markdown = markdown;
        this.scenarios = scenarios;
    }

    List<Lesson> in(String part) {
        var folders = ContentReader.folders(ContentReader.below(files, "lessons/" + part + "/"));
        return IntStream.range(0, folders.size())
                .mapToObj(i -> lesson(part, i + 1, "lessons/" + part + "/" + folders.get(i) + "/"))
                .toList();
    }

    private Lesson lesson(String part, int number, String folder) {
        var fields = Fields.of(folder + "lesson.yaml", ContentReader.file(files, folder + "lesson.yaml"));
        SequencedMap<String, String> start = new TreeMap<>(ContentReader.below(files, folder + "start/"));
        var lesson = new Lesson(
                id(fields),
                part,
                number,
                fields.words("title"),
                fields.words("goal"),
                fields.text("section"),
                fields.number("minutes", 3, 30),
                scenario(fields),
                fields.has("after") ? fields.texts("after") : List.of(),
                objectives(fields),
                question(fields.fields("prediction"), "prediction"),
                fields.list("tasks").stream().map(task -> task(task, folder, start)).toList(),
                fields.list("questions").stream().map(question -> question(question, id(question))).toList(),
                fields.list("links").stream().map(LessonReader::link).toList(),
                start,
                text(folder + "ko.md"),
                text(folder + "en.md"));
        fields.end();
        agree(lesson, folder);
        return lesson;
    }

    private LessonText text(String file) {
        return markdown.text(file, ContentReader.file(files, file));
    }

    private Scenario scenario(Fields fields) {
        var scenario = scenarios.get(fields.text("scenario"));
        if (scenario == null) {
            throw fields.wrong("scenario", "names none of " + scenarios.keySet());
        }
        return scenario;
    }

    private static List<Words> objectives(Fields fields) {
        var both = fields.fields("objectives");
        var ko = both.texts("ko");
        var en = both.texts("en");
        both.end();
        if (ko.size() != en.size()) {
            throw fields.wrong("objectives", "are " + ko.size() + " in Korean and " + en.size() + " in English");
        }
        return IntStream.range(0, ko.size()).mapToObj(i -> new Words(ko.get(i), en.get(i))).toList();
    }

    private Task task(Fields fields, String folder, Map<String, String> start) {
        var id = id(fields);
        var file = fields.text("file");
        if (!start.containsKey(file)) {
            throw fields.wrong("file", "names none of the start files " + start.keySet());
        }
        var hints = fields.list("hints").stream().map(hint -> {
            var words = new Words(hint.text("ko"), hint.text("en"));
            hint.end();
            return words;
        }).toList();
        if (hints.size() != HINTS) {
            throw fields.wrong("hints", "are " + hints.size() + " and not " + HINTS);
        }
        var task = new Task(
                id,
                fields.words("title"),
                file,
                fields.list("checks").stream().map(LessonReader::check).toList(),
                hints,
                ContentReader.file(files, folder + "solution/" + id + ".yaml"));
        fields.end();
        return task;
    }

    private static Check check(Fields fields) {
        var check = new Check(id(fields), fields.text("that"), fields.words("met"), fields.words("missing"));
        fields.end();
        return check;
    }

    private static Question question(Fields fields, String id) {
        var choices = new ArrayList<Question.Choice>();
        for (var choice : fields.list("choices")) {
            choices.add(new Question.Choice(id(choice), choice.words("text")));
            choice.end();
        }
        var answer = fields.text("answer");
        if (choices.stream().noneMatch(choice -> choice.id().equals(answer))) {
            throw fields.wrong("answer", "is none of the choices");
        }
        var question = new Question(
                id, fields.words("question"), choices, answer, fields.words("because"), fields.flag("again"));
        fields.end();
        return question;
    }

    private static Lesson.Link link(Fields fields) {
        var link = new Lesson.Link(fields.words("title"), fields.words("url"));
        for (var language : Words.LANGUAGES) {
            if (!link.url().in(language).startsWith("https://")) {
                throw fields.wrong("url." + language, "does not start with https://");
            }
        }
        fields.end();
        return link;
    }

    private static String id(Fields fields) {
        var id = fields.text("id");
        if (!ContentReader.isId(id)) {
            throw fields.wrong("id", "is not made of lower-case words joined by -");
        }
        return id;
    }

    /// Both languages have the same sections, and each task and the prediction has its own.
    private static void agree(Lesson lesson, String folder) {
        if (!lesson.ko().anchors().equals(lesson.en().anchors())) {
            throw new ContentException(
                    folder + "en.md", "has the anchors " + lesson.en().anchors() + ", ko.md has " + lesson.ko().anchors());
        }
        var anchors = lesson.ko().anchors();
        if (anchors.size() != new HashSet<>(anchors).size()) {
            throw new ContentException(folder + "ko.md", "has an anchor twice: " + anchors);
        }
        if (!anchors.contains("prediction")) {
            throw new ContentException(folder + "ko.md", "has no section {#prediction}");
        }
        var told = anchors.stream().filter(anchor -> anchor.startsWith("task-")).toList();
        var asked = lesson.tasks().stream().map(Task::anchor).toList();
        if (!told.equals(asked)) {
            throw new ContentException(folder + "ko.md", "tells the tasks " + told + ", lesson.yaml asks " + asked);
        }
    }
}
