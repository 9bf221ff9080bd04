package dev.drydock.kube.kubectl.cmd;

/// Breaks lines between words as `github.com/mitchellh/go-wordwrap` does: blanks within a line are kept, and a word
/// that no line could hold stays where it is.
final class WordWrap {
    private final int limit;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder word = new StringBuilder();
    private final StringBuilder blanks = new StringBuilder();
    private int column;

    private WordWrap(int limit) {
        this.limit = limit;
    }

    static String wrap(int limit, String text) {
        var wrap = new WordWrap(limit);
        text.codePoints().forEach(wrap::add);
        return wrap.end();
    }

    private void add(int character) {
        if (character == '\n') {
            if (word.isEmpty() && column + blanks.length() > limit) {
                blanks.setLength(0);
            }
            flush();
            text.append('\n');
            column = 0;
        } else if (Character.isWhitespace(character)) {
            if (blanks.isEmpty() || !word.isEmpty()) {
                flush();
            }
            blanks.appendCodePoint(character);
        } else {
            word.appendCodePoint(character);
            int length = word.codePointCount(0, word.length());
            if (column + length + blanks.length() > limit && length < limit) {
                text.append('\n');
                column = 0;
                blanks.setLength(0);
            }
        }
    }

    private void flush() {
        column += blanks.length() + word.codePointCount(0, word.length());
        text.append(blanks).append(word);
        blanks.setLength(0);
        word.setLength(0);
    }

    private String end() {
        if (!word.isEmpty() || column + blanks.length() <= limit) {
            flush();
        }
        return text.toString();
    }
}
