package dev.drydock.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What has to be so for every lesson, whoever writes it.
class LessonsTest {

    private static final Contents CONTENTS = Contents.ofFolder(Path.of("content"));
    private static final Checks CHECKS = new LessonConfiguration().checks(1_000_000);

    /// Characters a minute: an unhurried reader of a text with code in it.
    private static final int KOREAN_PACE = 450;

    private static final int ENGLISH_PACE = 1_000;

    static List<Lesson> lessons() {
        return CONTENTS.course().lessons();
    }

    static List<Misconception> misconceptions() {
        return CONTENTS.content().misconceptions();
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void leavesTimeToDoAndNotOnlyToRead(Lesson lesson) {
        assertThat(lesson.minutes()).isBetween(5, 12);
        assertThat(lesson.ko().length() / KOREAN_PACE).isBetween(1, lesson.minutes() - 2);
        assertThat(lesson.en().length() / ENGLISH_PACE).isBetween(1, lesson.minutes() - 2);
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void hasWhatALessonNeeds(Lesson lesson) {
        assertThat(lesson.tasks()).hasSizeBetween(1, 3);
        assertThat(lesson.questions()).hasSizeBetween(2, 3).anyMatch(Question::again);
        assertThat(lesson.prediction().choices()).hasSizeBetween(2, 5);
        assertThat(lesson.objectives()).hasSizeBetween(2, 4);
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void namesASectionOfTheNotes(Lesson lesson) {
        assertThat(lesson.section()).isIn("쿠버네티스란?", "쿠버네티스 아키텍처", "ETCD", "Kube-API Server", "Kube Controller Manager",
                "Kube Scheduler", "Kubelet", "Kube-proxy", "Pod", "ReplicaSets", "Deployment", "Service", "Namespace", "마무리");
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void showsTheSameExamplesInBothLanguages(Lesson lesson) {
        assertThat(codeBlocks(lesson.text(Locale.KOREAN))).isEqualTo(codeBlocks(lesson.text(Locale.ENGLISH)));
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void linksToTheOfficialDocumentationInTheReadersLanguage(Lesson lesson) {
        assertThat(lesson.links()).allSatisfy(link -> {
            assertThat(link.url().ko()).startsWith("https://kubernetes.io/ko/docs/").endsWith("/").doesNotContain(" ");
            assertThat(link.url().en()).isEqualTo(link.url().ko().replace("/ko/docs/", "/docs/"));
        });
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void asksInExpressionsThatCompile(Lesson lesson) {
        lesson.tasks().stream().flatMap(task -> task.checks().stream()).forEach(check -> CHECKS.compile(check.that()));
    }

    @ParameterizedTest
    @MethodSource("misconceptions")
    void recognisesMistakesByExpressionsThatCompile(Misconception misconception) {
        CHECKS.compile(misconception.when());
        misconception.facts().values().forEach(CHECKS::compile);
    }

    @ParameterizedTest
    @MethodSource("misconceptions")
    void saysOfAMistakeWhatItIsAndWhyAndHowToMendIt(Misconception misconception) {
        for (var language : Words.LANGUAGES) {
            assertThat(misconception.text(language).anchors()).containsExactly("what", "why", "mend");
            assertThat(named(misconception.text(language))).isSubsetOf(misconception.facts().keySet());
        }
    }

    @Test
    void speaksWithoutExclamationMarksAndEmoji() {
        var texts = Stream.concat(
                lessons().stream().flatMap(lesson -> Stream.of(lesson.ko(), lesson.en())),
                misconceptions().stream().flatMap(mistake -> Stream.of(mistake.ko(), mistake.en())));

        assertThat(texts).allSatisfy(text ->
                assertThat(text.html()).doesNotContain("!").doesNotContainPattern("[\\x{1F300}-\\x{1FAFF}\\x{2600}-\\x{27BF}]"));
    }

    @Test
    void speaksToKoreanReadersPolitely() {
        assertThat(lessons()).allSatisfy(lesson ->
                assertThat(lesson.ko().html()).doesNotContainPattern("(습니다|입니다|이다|한다)\\."));
    }

    private static List<String> codeBlocks(LessonText text) {
        return Pattern.compile("<pre>.*?</pre>", Pattern.DOTALL)
                .matcher(text.html())
                .results()
                .map(found -> found.group())
                .toList();
    }

    private static List<String> named(LessonText text) {
        return Pattern.compile("\\{\\{(.*?)}}").matcher(text.html()).results().map(found -> found.group(1)).toList();
    }
}
