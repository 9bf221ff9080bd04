package dev.drydock.kube.kubectl.cli;

import java.util.List;

/// A verb of the command line. A failure is thrown: a [Failure], or the API server's own refusal.
public interface Command {
    String name();

    /// Other names that it answers to.
    default List<String> aliases() {
        return List.of();
    }

    /// One line on what it takes, behind its name: `-f FILENAME`.
    String usage();

    /// Declares the flags that it takes beside those of every command.
    default void declare(FlagSet flags) {}

    default List<Command> subcommands() {
        return List.of();
    }

    /// Whether it goes on by itself and tells what it sees, until it is interrupted.
    default boolean isFollowing(FlagSet flags) {
        return false;
    }

    void run(Invocation kubectl);
}
