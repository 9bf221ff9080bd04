package dev.drydock.lesson;

import java.util.List;
import java.util.Optional;

/// All parts and lessons, in the order in which they are learned.
/// `kubernetes` is the version that the course teaches.
public record Course(Words title, Words summary, String kubernetes, List<Part> parts) {

    public Course {
        parts = List.copyOf(parts);
    }

    public List<Lesson> lessons() {
        return parts.stream().flatMap(part -> part.lessons().stream()).toList();
    }

    public Optional<Lesson> find(String id) {
        return lessons().stream().filter(lesson -> lesson.id().equals(id)).findFirst();
    }

    public Optional<Lesson> before(Lesson lesson) {
        return beside(lesson, -1);
    }

    public Optional<Lesson> after(Lesson lesson) {
        return beside(lesson, 1);
    }

    /// The part that a lesson belongs to.
    public Part partOf(Lesson lesson) {
        return parts.stream()
                .filter(part -> part.id().equals(lesson.part()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no part " + lesson.part()));
    }

    private Optional<Lesson> beside(Lesson lesson, int offset) {
        var all = lessons();
        int at = all.stream().map(Lesson::id).toList().indexOf(lesson.id()) + offset;
        return at >= 0 && at < all.size() ? Optional.of(all.get(at)) : Optional.empty();
    }

    /// One section of the notes. Its id is the name of its folder, which starts with its number.
    public record Part(String id, Words title, List<Lesson> lessons) {

        public Part {
            lessons = List.copyOf(lessons);
        }

        public int number() {
            return Integer.parseInt(id.substring(0, id.indexOf('-')));
        }
    }
}
