package dev.drydock.lesson;

/// A mistake in `content/`, told with its file and key.
public final class ContentException extends RuntimeException {

    ContentException(String file, String what) {
        super("content/" + file + ": " + what);
    }
}
