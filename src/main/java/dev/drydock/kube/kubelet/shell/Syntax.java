package dev.drydock.kube.kubelet.shell;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A shell script as it was read.
public sealed interface Syntax {
    Syntax NOTHING = new Sequence(List.of());

    /// Commands one after the other.
    record Sequence(List<Item> items) implements Syntax {}

    /// @param background whether the next does not wait for it
    record Item(Syntax command, boolean background) {}

    /// `left && right`, or `left || right`.
    record Both(Syntax left, boolean and, Syntax right) implements Syntax {}

    /// `! first | second`.
    record Pipeline(List<Syntax> stages, boolean negated) implements Syntax {}

    record Simple(List<Assignment> assignments, List<Word> words, List<Redirect> redirects) implements Syntax {}

    record Redirected(Syntax command, List<Redirect> redirects) implements Syntax {}

    record If(Syntax condition, Syntax then, Syntax otherwise) implements Syntax {}

    /// `while`, or `until`.
    record Loop(Syntax condition, boolean until, Syntax body) implements Syntax {}

    record For(String name, List<Word> values, Syntax body) implements Syntax {}

    record Case(Word subject, List<Branch> branches) implements Syntax {}

    record Branch(List<Word> patterns, Syntax body) {}

    /// `{ …; }`, or `( … )`, whose variables end with it.
    record Group(Syntax body, boolean apart) implements Syntax {}

    record Function(String name, Syntax body) implements Syntax {}

    record Assignment(String name, Word value) {}

    /// @param operator `>`, `>>`, `>&`, `<` or `<<`
    record Redirect(int stream, String operator, Word target) {}

    /// What becomes one word, or several, or none.
    record Word(List<Part> parts) {
        /// The word as written, where nothing in it stands for something else; else null.
        @Nullable String literal() {
            var text = new StringBuilder();
            for (var part : parts) {
                if (!(part instanceof Text plain)) {
                    return null;
                }
                text.append(plain.text);
            }
            return text.toString();
        }
    }

    /// @param quoted whether blanks and stars in its value mean nothing
    sealed interface Part {
        boolean quoted();
    }

    record Text(String text, boolean quoted) implements Part {}

    /// `$name`, or `${name:-argument}`.
    record Variable(String name, String operator, Word argument, boolean quoted) implements Part {}

    /// `$(script)`.
    record Output(Syntax script, boolean quoted) implements Part {}

    /// `$((expression))`.
    record Sum(Word expression, boolean quoted) implements Part {}
}
