package dev.drydock.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Takes the real content, spoils one thing in it, and reads what the reader says.
class ContentReaderTest {

    private static final String POD = "lessons/3-pod/01-a-pod/";

    private final SortedMap<String, String> files = ContentFiles.inFolder(Path.of("content"));

    @Test
    void readsTheContentOfTheProject() {
        var course = ContentReader.read(files).course();

        assertThat(course.lessons()).extracting(Lesson::id).containsExactly("a-pod", "from-replicaset-to-deployment");
        assertThat(course.after(course.lessons().getFirst())).contains(course.lessons().getLast());
        assertThat(course.before(course.lessons().getFirst())).isEmpty();
    }

    @Test
    void readsTheSameFromTheJarAsFromTheFolder() {
        assertThat(ContentFiles.inJar()).containsAllEntriesOf(files);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            minutes: 10           | minutes: soon         | minutes is not a number from 3 to 30
            minutes: 10           | minutes: 500          | minutes is not a number from 3 to 30
            minutes: 10           | minuts: 10            | minutes is missing
            scenario: default     | scenario: nowhere     | scenario names none of [default]
            id: a-pod             | id: A Pod             | id is not made of lower-case words joined by -
            answer: none          | answer: three         | prediction.answer is none of the choices
            file: web.yaml        | file: site.yaml       | tasks[1].file names none of the start files [pod.yaml, web.yaml]
            section: Pod          | section: ''           | section is empty
            """)
    void namesTheKeyThatIsWrong(String right, String wrong, String message) {
        spoil(POD + "lesson.yaml", right, wrong);

        assertThatThrownBy(() -> ContentReader.read(files))
                .isInstanceOf(ContentException.class)
                .hasMessage("content/" + POD + "lesson.yaml: " + message);
    }

    @Test
    void refusesAKeyThatItDoesNotKnow() {
        files.merge(POD + "lesson.yaml", "difficulty: 3\n", String::concat);

        assertThatThrownBy(() -> ContentReader.read(files)).hasMessageEndingWith("lesson.yaml: difficulty is not known here");
    }

    @Test
    void refusesWordsThatAreThereInOneLanguageOnly() {
        spoil(POD + "lesson.yaml", "title: {ko: Pod 하나 띄우기, en: One Pod}", "title: {ko: Pod 하나 띄우기}");

        assertThatThrownBy(() -> ContentReader.read(files)).hasMessageEndingWith("lesson.yaml: title.en is missing");
    }

    @Test
    void namesTheLineOfAFileThatIsNotYaml() {
        files.put("course.yaml", "title: {ko: a\nparts: [");

        assertThatThrownBy(() -> ContentReader.read(files))
                .isInstanceOf(ContentException.class)
                .hasMessageStartingWith("content/course.yaml: ")
                .hasMessageContaining("line 2");
    }

    @Test
    void refusesATextWhoseAnchorsDifferBetweenTheLanguages() {
        spoil(POD + "en.md", "{#summary}", "{#end}");

        assertThatThrownBy(() -> ContentReader.read(files))
                .hasMessageStartingWith("content/" + POD + "en.md: has the anchors [")
                .hasMessageContaining("end], ko.md has [");
    }

    @Test
    void refusesATextThatDoesNotTellATask() {
        spoil(POD + "en.md", "{#task-own}", "{#own}");
        spoil(POD + "ko.md", "{#task-own}", "{#own}");

        assertThatThrownBy(() -> ContentReader.read(files))
                .hasMessageEndingWith("ko.md: tells the tasks [task-mend], lesson.yaml asks [task-mend, task-own]");
    }

    @Test
    void refusesALessonThatHasNoSolution() {
        files.remove(POD + "solution/own.yaml");

        assertThatThrownBy(() -> ContentReader.read(files)).hasMessage("content/" + POD + "solution/own.yaml: is missing");
    }

    @Test
    void refusesALessonInAPartThatTheCourseDoesNotName() {
        files.put("lessons/9-extra/01-more/lesson.yaml", "id: more");

        assertThatThrownBy(() -> ContentReader.read(files)).hasMessageEndingWith("lies in a part that course.yaml does not name");
    }

    @Test
    void refusesALessonThatComesBeforeWhatItNeeds() {
        spoil("lessons/5-deployment/01-from-replicaset-to-deployment/lesson.yaml", "after: [a-pod]", "after: [b-pod]");

        assertThatThrownBy(() -> ContentReader.read(files)).hasMessageContaining("comes after b-pod, which does not stand before it");
    }

    private void spoil(String file, String right, String wrong) {
        assertThat(files.get(file)).contains(right);
        files.put(file, files.get(file).replace(right, wrong));
    }
}
