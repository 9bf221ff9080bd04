package dev.drydock.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentsTest {

    @TempDir
    Path folder;

    private Instant written = Instant.parse("2026-01-01T00:00:00Z");

    @BeforeEach
    void copiesTheContentOfTheProject() throws IOException {
        for (var file : ContentFiles.inFolder(Path.of("content")).entrySet()) {
            write(file.getKey(), file.getValue());
        }
    }

    @Test
    void readsAFileAgainWhenItChanges() throws IOException {
        var contents = Contents.ofFolder(folder);

        replace("course.yaml", "en: Deployment", "en: Deployments");

        assertThat(contents.course().parts().getLast().title().en()).isEqualTo("Deployments");
    }

    @Test
    void staysAsItWasWhenAChangeCannotBeRead() throws IOException {
        var contents = Contents.ofFolder(folder);

        replace("course.yaml", "kubernetes:", "kubernets:");
        assertThat(contents.course().kubernetes()).isEqualTo("1.36");

        replace("course.yaml", "kubernets: \"1.36\"", "kubernetes: \"1.37\"");
        assertThat(contents.course().kubernetes()).isEqualTo("1.37");
    }

    @Test
    void readsAFolderThatWasAddedAsALesson() throws IOException {
        var contents = Contents.ofFolder(folder);

        for (var file : ContentFiles.inFolder(folder.resolve("lessons/3-pod/01-a-pod")).entrySet()) {
            write("lessons/3-pod/02-more/" + file.getKey(), file.getValue().replace("id: a-pod", "id: more"));
        }

        assertThat(contents.lesson("more").number()).isEqualTo(2);
    }

    @Test
    void knowsNoLessonThatIsNotThere() {
        var contents = Contents.ofFolder(folder);

        assertThat(contents.find("nothing")).isEmpty();
        assertThatThrownBy(() -> contents.lesson("nothing")).isInstanceOf(NoSuchElementException.class);
    }

    private void replace(String file, String old, String text) throws IOException {
        var before = Files.readString(folder.resolve(file));
        assertThat(before).contains(old);
        write(file, before.replace(old, text));
    }

    /// Each write has its own time, whatever the file system can tell apart.
    private void write(String file, String text) throws IOException {
        var path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        written = written.plusSeconds(1);
        Files.setLastModifiedTime(path, FileTime.from(written));
    }
}
