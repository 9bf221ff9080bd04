package dev.drydock.lesson;

import dev.drydock.base.DeadLinks;
import dev.drydock.workbench.Workspaces;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Makes Spring beans of the plain classes here.
@Configuration(proxyBeanMethods = false)
class LessonConfiguration {
    private static final String LESSON_PATH = "lesson/";

    /// `drydock.content` names the folder that is read when it is there; else what the jar carries is.
    @Bean
    Contents contents(@Value("${drydock.content}") String path) {
        var folder = Path.of(path);
        return Files.isDirectory(folder) ? Contents.ofFolder(folder) : Contents.ofJar();
    }

    @Bean
    DeadLinks lessonLinks(Contents contents) {
        return path -> path.startsWith(LESSON_PATH) && contents.find(path.substring(LESSON_PATH.length())).isEmpty();
    }

    @Bean
    Checks checks(@Value("${drydock.limits.check-iterations}") int mostIterations) {
        return new Checks(
                Stream.concat(ClusterFacts.names().stream(), SubmissionFacts.NAMES.stream()).collect(Collectors.toSet()),
                mostIterations);
    }

    @Bean
    Grader grader(Checks checks) {
        return new Grader(checks);
    }

    @Bean
    Diagnostician diagnostician(Contents contents, Checks checks) {
        return new Diagnostician(contents, checks);
    }

    @Bean
    Exercises exercises(
            Workspaces workspaces,
            Submissions submissions,
            Grader grader,
            Diagnostician diagnostician,
            InstantSource time,
            @Qualifier("applicationTaskExecutor") Executor executor) {
        return new Exercises(workspaces, submissions, grader, diagnostician, time, executor);
    }
}
