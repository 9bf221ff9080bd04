package dev.drydock.kube.kubectl.template;

import java.util.List;

/// Tokens one after the other, with a way back.
final class Tokens {
    private final List<Token> all;
    private int next;
    private int farthest;

    Tokens(List<Token> all) {
        this.all = all;
    }

    /// The next token; at the end again the last.
    Token next() {
        var token = peek();
        next = Math.min(next + 1, all.size() - 1);
        return token;
    }

    Token peek() {
        farthest = Math.max(farthest, next);
        return all.get(next);
    }

    /// The next token that is no space.
    Token nextWord() {
        skipSpace();
        return next();
    }

    Token peekWord() {
        int mark = next;
        skipSpace();
        var token = peek();
        next = mark;
        return token;
    }

    private void skipSpace() {
        while (peek().is(Token.Kind.SPACE)) {
            next();
        }
    }

    int mark() {
        return next;
    }

    void reset(int mark) {
        next = mark;
    }

    /// The line that messages name: of the last token that was looked at.
    int line() {
        return all.get(farthest).line();
    }
}
