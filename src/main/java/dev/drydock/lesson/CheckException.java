package dev.drydock.lesson;

/// An expression in `content/` that is wrong or asks for too much work.
public final class CheckException extends RuntimeException {

    CheckException(String what, String expression, Exception cause) {
        super("the expression \"" + expression + "\" " + what, cause);
    }
}
