package dev.drydock.classroom;

import dev.drydock.base.LearnerId;
import dev.drydock.lesson.Contents;
import dev.drydock.lesson.Lesson;
import dev.drydock.lesson.Submissions;
import dev.drydock.lesson.Submissions.Attempt;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Classes: made and seen by instructors, joined and left by learners.
/// An instructor sees what members handed in since they joined, and nothing else.
@Service
public class Classrooms {
    static final int LONGEST_TITLE = 100;
    static final int LONGEST_NICKNAME = 30;

    private final ClassroomRepository classrooms;
    private final MemberRepository members;
    private final Submissions submissions;
    private final Contents contents;
    private final Watchers watchers;
    private final Clock clock;
    private final Attempts attempts;

    Classrooms(
            ClassroomRepository classrooms,
            MemberRepository members,
            Submissions submissions,
            Contents contents,
            Watchers watchers,
            Clock clock) {
        this.classrooms = classrooms;
        this.members = members;
        this.submissions = submissions;
        this.contents = contents;
        this.watchers = watchers;
        this.clock = clock;
        this.attempts = new Attempts(clock);
    }

    /// @param title 1 to 100 characters
    public Classroom make(String instructor, String title) {
        return classrooms.save(
                new Classroom(null, instructor, within(title, LONGEST_TITLE), Codes.join(), Instant.now(clock)));
    }

    /// The classes that an instructor made, in that order.
    public List<Classroom> of(String instructor) {
        return classrooms.findByInstructorOrderById(instructor);
    }

    /// A class, if it is this instructor's.
    public Optional<Classroom> find(String instructor, long number) {
        return classrooms.findByIdAndInstructor(number, instructor);
    }

    /// The class that a code leads to; none as well while codes are being tried too fast.
    public Optional<Classroom> byCode(String code) {
        return attempts.allow() ? classrooms.findByJoinCode(Codes.normal(code)) : Optional.empty();
    }

    /// The classes that a learner is in.
    public List<Classroom> joined(LearnerId learner) {
        return classrooms.findByLearner(learner.digest());
    }

    /// Joins a class, or changes the nickname there.
    ///
    /// @param nickname 1 to 30 characters
    public void join(Classroom classroom, LearnerId learner, String nickname) {
        var name = within(nickname, LONGEST_NICKNAME);
        try {
            members.save(members.findByClassroomAndLearner(classroom.number(), learner.digest())
                    .map(member -> member.withNickname(name))
                    .orElseGet(() -> new Member(null, classroom.number(), learner.digest(), name, Instant.now(clock))));
        } catch (DuplicateKeyException anotherTabWasFaster) {
            members.findByClassroomAndLearner(classroom.number(), learner.digest())
                    .ifPresent(member -> members.save(member.withNickname(name)));
        }
        watchers.tell(classroom.number());
    }

    /// Leaves a class: the instructor no longer sees anything of this learner.
    public void leave(Classroom classroom, LearnerId learner) {
        members.findByClassroomAndLearner(classroom.number(), learner.digest()).ifPresent(members::delete);
        watchers.tell(classroom.number());
    }

    @Transactional(readOnly = true)
    public Progress progress(Classroom classroom) {
        var lessons = contents.content().course().lessons();
        var all = members.findByClassroomOrderByNickname(classroom.number());
        var since = all.stream().map(Member::joinedAt).min(Instant::compareTo).orElse(Instant.EPOCH);
        Map<String, List<Attempt>> byLearner = submissions
                .attempts(all.stream().map(Member::learner).toList(), since)
                .stream()
                .collect(Collectors.groupingBy(Attempt::learner));
        return new Progress(
                lessons.stream().map(Lesson::id).toList(),
                all.stream()
                        .map(member -> row(member, byLearner.getOrDefault(member.learner(), List.of()), lessons))
                        .toList());
    }

    private static Progress.Row row(Member member, List<Attempt> attempts, List<Lesson> lessons) {
        var byLesson = attempts.stream()
                .filter(attempt -> !attempt.submittedAt().isBefore(member.joinedAt()))
                .collect(Collectors.groupingBy(Attempt::lesson));
        return new Progress.Row(
                member.nickname(),
                lessons.stream()
                        .filter(lesson -> byLesson.containsKey(lesson.id()))
                        .collect(Collectors.toMap(Lesson::id, lesson -> cell(lesson, byLesson.get(lesson.id())))));
    }

    private static Progress.Cell cell(Lesson lesson, List<Attempt> attempts) {
        Set<String> passed =
                attempts.stream().filter(Attempt::passed).map(Attempt::task).collect(Collectors.toSet());
        int done = (int) lesson.tasks().stream().filter(task -> passed.contains(task.id())).count();
        var state = done == lesson.tasks().size() ? Progress.State.PASSED : Progress.State.WORKING;
        return new Progress.Cell(
                state, attempts.size(), done, lesson.tasks().size(), attempts.getLast().submittedAt());
    }

    private static String within(String text, int longest) {
        var stripped = text.strip();
        if (stripped.isEmpty() || stripped.length() > longest) {
            throw new IllegalArgumentException("must have 1 to " + longest + " characters");
        }
        return stripped;
    }
}
