package dev.drydock.lesson;

import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Makes Spring beans of the plain classes here.
@Configuration(proxyBeanMethods = false)
class LessonConfiguration {

    /// `drydock.content` names the folder that is read when it is there; else what the jar carries is.
    @Bean
    Contents contents(@Value("${drydock.content:content}") String path) {
        var folder = Path.of(path);
        return Files.isDirectory(folder) ? Contents.ofFolder(folder) : Contents.ofJar();
    }
}
