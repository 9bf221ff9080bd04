package dev.drydock.lesson;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// Gathers the files of `content/`, by their path below it, from a folder or from the jar.
final class ContentFiles {

    private ContentFiles() {}

    static SortedMap<String, String> inFolder(Path folder) {
        var files = new TreeMap<String, String>();
        try (var paths = Files.walk(folder)) {
            for (var path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
                var name = folder.relativize(path).toString().replace('\\', '/');
                if (isContent(name)) {
                    files.put(name, Files.readString(path));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    static SortedMap<String, String> inJar() {
        var files = new TreeMap<String, String>();
        try {
            for (var resource : new PathMatchingResourcePatternResolver().getResources("classpath:content/**/*.*")) {
                var address = resource.getURL().toString();
                var name = address.substring(address.lastIndexOf("/content/") + "/content/".length());
                if (isContent(name)) {
                    files.put(name, resource.getContentAsString(StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static boolean isContent(String name) {
        return name.endsWith(".yaml") || name.endsWith(".md");
    }
}
