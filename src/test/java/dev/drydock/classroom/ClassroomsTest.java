package dev.drydock.classroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.base.DatabaseTest;
import dev.drydock.base.LearnerId;
import dev.drydock.base.Postgres;
import dev.drydock.lesson.Contents;
import dev.drydock.lesson.Submission;
import dev.drydock.lesson.Submissions;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class ClassroomsTest {
    @Nested
    class OnH2 extends Behaviour {}

    @Nested
    class OnPostgres extends Behaviour {
        @DynamicPropertySource
        static void database(DynamicPropertyRegistry registry) {
            Postgres.useNewDatabase(registry);
        }
    }

    @DatabaseTest
    @Import({Classrooms.class, Watchers.class, Instructors.class, ClassroomsTest.Surroundings.class})
    abstract static class Behaviour {
        private static final AtomicInteger NAMES = new AtomicInteger();
        private static final Submission.Result PASSED = new Submission.Result(true, List.of(), "");
        private static final Submission.Result FAILED = new Submission.Result(false, List.of("ready"), "");

        @Autowired
        Classrooms classrooms;

        @Autowired
        Watchers watchers;

        @Autowired
        InstructorRepository instructors;

        @Autowired
        Submissions submissions;

        @Autowired
        Contents contents;

        private final LearnerId mina = LearnerId.random();
        private final String teacher = "teacher" + NAMES.incrementAndGet();
        private Classroom classroom;

        @BeforeEach
        void makeClass() {
            instructors.save(new Instructor(null, teacher, "{noop}secret", Instant.now()));
            classroom = classrooms.make(teacher, " CKA 1 ");
        }

        @Test
        void isFoundByItsCodeHoweverItIsTyped() {
            assertThat(classrooms.byCode(" " + classroom.joinCode().toLowerCase())).contains(classroom);
            assertThat(classrooms.byCode("NOSUCH00")).isEmpty();
            assertThat(classroom.title()).isEqualTo("CKA 1");
        }

        @Test
        void isSeenByItsOwnInstructorOnly() {
            instructors.save(new Instructor(null, teacher + "-other", "{noop}secret", Instant.now()));

            assertThat(classrooms.find(teacher, classroom.number())).contains(classroom);
            assertThat(classrooms.find(teacher + "-other", classroom.number())).isEmpty();
            assertThat(classrooms.of(teacher + "-other")).isEmpty();
        }

        @Test
        void showsWhatWasHandedInSinceJoining() {
            submit("first", FAILED, Instant.now().minusSeconds(3600));
            classrooms.join(classroom, mina, "미나");
            assertThat(cell().state()).isEqualTo(Progress.State.UNTOUCHED);

            submit("first", FAILED, Instant.now());
            assertThat(cell().state()).isEqualTo(Progress.State.WORKING);
            assertThat(cell().attempts()).isEqualTo(1);

            lesson().tasks().forEach(task -> submit(task.id(), PASSED, Instant.now()));
            assertThat(cell().state()).isEqualTo(Progress.State.PASSED);
            assertThat(cell().passedTasks()).isEqualTo(lesson().tasks().size());
        }

        @Test
        void showsNothingOfWhoLeft() {
            classrooms.join(classroom, mina, "미나");
            submit("first", FAILED, Instant.now());

            classrooms.leave(classroom, mina);

            assertThat(classrooms.progress(classroom).rows()).isEmpty();
            assertThat(classrooms.joined(mina)).isEmpty();
        }

        @Test
        void keepsOneRowWhenSomebodyJoinsTwice() {
            classrooms.join(classroom, mina, "미나");
            classrooms.join(classroom, mina, "Mina");

            assertThat(classrooms.progress(classroom).rows())
                    .extracting(Progress.Row::nickname)
                    .containsExactly("Mina");
        }

        @Test
        void refusesANicknameOfNothingOrOfTooMuch() {
            assertThatThrownBy(() -> classrooms.join(classroom, mina, "  ")).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> classrooms.join(classroom, mina, "a".repeat(31)))
                    .isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void tellsWhoWatchesOfEachVerdictUntilTheyStop() {
            classrooms.join(classroom, mina, "미나");
            var told = new AtomicInteger();
            var stop = watchers.watch(classroom, told::incrementAndGet);

            submit("first", FAILED, Instant.now());
            assertThat(told).hasValue(1);

            submissions.store(new Submission(LearnerId.random(), lesson().id(), "first", "", "", FAILED, Instant.now()));
            assertThat(told).as("a learner of no class").hasValue(1);

            stop.run();
            submit("first", FAILED, Instant.now());
            assertThat(told).hasValue(1);
        }

        private dev.drydock.lesson.Lesson lesson() {
            return contents.course().lessons().getFirst();
        }

        private void submit(String task, Submission.Result verdict, Instant at) {
            submissions.store(new Submission(mina, lesson().id(), task, "kind: Pod", "", verdict, at));
        }

        private Progress.Cell cell() {
            return classrooms.progress(classroom).rows().getFirst().cell(lesson().id());
        }
    }

    @TestConfiguration
    @ComponentScan(
            basePackageClasses = Submissions.class,
            useDefaultFilters = false,
            includeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*DatabaseSubmissions"))
    static class Surroundings {
        @Bean
        Contents contents() {
            return Contents.ofFolder(Path.of("content"));
        }

        @Bean
        PasswordEncoder encoder() {
            return PasswordEncoderFactories.createDelegatingPasswordEncoder();
        }
    }
}
