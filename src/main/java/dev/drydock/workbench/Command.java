package dev.drydock.workbench;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Map;

/// What can be done to a learner's cluster. Plain values, so that they can be stored and sent.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Command.Begin.class, name = "begin"),
    @JsonSubTypes.Type(value = Command.Kubectl.class, name = "kubectl"),
    @JsonSubTypes.Type(value = Command.Play.class, name = "play"),
    @JsonSubTypes.Type(value = Command.Step.class, name = "step"),
    @JsonSubTypes.Type(value = Command.Settle.class, name = "settle"),
    @JsonSubTypes.Type(value = Command.Pass.class, name = "pass"),
})
public sealed interface Command {
    /// Starts over with a new cluster.
    record Begin(Origin origin) implements Command {}

    /// Runs a command line; `files` are those that it may name.
    record Kubectl(String line, Map<String, String> files) implements Command {
        public Kubectl {
            files = Map.copyOf(files);
        }

        public Kubectl(String line) {
            this(line, Map.of());
        }
    }

    /// Sets how fast time passes while somebody watches.
    record Play(Pace pace) implements Command {}

    /// Lets the next thing happen that can be seen.
    record Step() implements Command {}

    /// Runs until nothing changes any more.
    record Settle() implements Command {}

    /// Changes nothing: says in a [Journal] how far time has come since the last command, and how fast it goes.
    record Pass(Pace pace) implements Command {}
}
