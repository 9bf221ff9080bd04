package dev.drydock.lesson;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The content as it is now: from a folder beside the app, read again when a file there changes, or from the jar.
/// A change that cannot be read is reported in the log, and the last good content stays.
public final class Contents {

    private static final Logger log = LoggerFactory.getLogger(Contents.class);

    private final Optional<Path> folder;
    private volatile Read read;

    private Contents(Optional<Path> folder) {
        this.folder = folder;
        read = read();
    }

    public static Contents ofFolder(Path folder) {
        return new Contents(Optional.of(folder));
    }

    public static Contents ofJar() {
        return new Contents(Optional.empty());
    }

    public Course course() {
        return content().course();
    }

    public Lesson lesson(String id) {
        return find(id).orElseThrow(() -> new NoSuchElementException("no lesson " + id));
    }

    public Optional<Lesson> find(String id) {
        return course().find(id);
    }

    public Content content() {
        if (folder.isPresent() && stamp() != read.stamp()) {
            reread();
        }
        return read.content();
    }

    private synchronized void reread() {
        var stamp = stamp();
        if (stamp == read.stamp()) {
            return;
        }
        try {
            read = read();
        } catch (ContentException e) {
            log.warn("content stays as it was: {}", e.getMessage());
            read = new Read(stamp, read.content());
        }
    }

    private Read read() {
        return new Read(stamp(), ContentReader.read(folder.map(ContentFiles::inFolder).orElseGet(ContentFiles::inJar)));
    }

    /// Changes whenever a file is written, added or removed.
    private long stamp() {
        if (folder.isEmpty()) {
            return 0;
        }
        try (var paths = Files.walk(folder.get())) {
            return paths.mapToLong(path -> 31L * path.hashCode() + path.toFile().lastModified()).sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Read(long stamp, Content content) {}
}
