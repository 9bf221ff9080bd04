package dev.drydock.workbench;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.drydock.kube.Snapshot;
import java.util.Map;

/// What can be done to a learner's cluster. Plain values, so that they can be stored and sent.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Command.Begin.class, name = "begin"),
    @JsonSubTypes.Type(value = Command.Kubectl.class, name = "kubectl"),
    @JsonSubTypes.Type(value = Command.Type.class, name = "type"),
    @JsonSubTypes.Type(value = Command.Interrupt.class, name = "interrupt"),
    @JsonSubTypes.Type(value = Command.Clear.class, name = "clear"),
    @JsonSubTypes.Type(value = Command.Play.class, name = "play"),
    @JsonSubTypes.Type(value = Command.Step.class, name = "step"),
    @JsonSubTypes.Type(value = Command.Settle.class, name = "settle"),
    @JsonSubTypes.Type(value = Command.Pass.class, name = "pass"),
    @JsonSubTypes.Type(value = Command.Stop.class, name = "stop"),
    @JsonSubTypes.Type(value = Command.Start.class, name = "start"),
    @JsonSubTypes.Type(value = Command.Crash.class, name = "crash"),
    @JsonSubTypes.Type(value = Command.SetReady.class, name = "set-ready"),
    @JsonSubTypes.Type(value = Command.Request.class, name = "request"),
    @JsonSubTypes.Type(value = Command.Stream.class, name = "stream"),
    @JsonSubTypes.Type(value = Command.Rewind.class, name = "rewind"),
    @JsonSubTypes.Type(value = Command.Return.class, name = "return"),
    @JsonSubTypes.Type(value = Command.Branch.class, name = "branch"),
    @JsonSubTypes.Type(value = Command.Switch.class, name = "switch"),
})
public sealed interface Command {
    /// What is done to the cluster itself, and done again when it is made anew.
    sealed interface Deed extends Command {
        /// How the time bar names it.
        String label();

        /// Whether it leaves something behind that the store does not show: a part that is out, or something in a container or its shell.
        default boolean isHidden() {
            return false;
        }

        /// Whether the cluster is another one after it than it was before.
        default boolean hasChanged(Snapshot before, Snapshot after) {
            return isHidden() || !after.isUntouchedSince(before);
        }
    }

    /// What breaks from outside, or is mended.
    sealed interface Fault extends Deed {
        @Override
        default boolean isHidden() {
            return true;
        }
    }

    /// Starts over with a new cluster.
    record Begin(Origin origin) implements Command {}

    /// Runs a command line; `files` are those that it may name.
    record Kubectl(String line, Map<String, String> files) implements Deed {
        public Kubectl {
            files = Map.copyOf(files);
        }

        public Kubectl(String line) {
            this(line, Map.of());
        }

        @Override
        public String label() {
            return line;
        }

        @Override
        public boolean isHidden() {
            return line.matches("(kubectl\\s+)?(.*\\s)?exec\\s.*");
        }
    }

    /// Types a line into the shell that `kubectl exec -it` opened.
    record Type(String line) implements Deed {
        @Override
        public String label() {
            return line;
        }

        @Override
        public boolean isHidden() {
            return true;
        }
    }

    /// Ends what the terminal follows, as Ctrl+C does.
    record Interrupt() implements Command {}

    /// Forgets what the terminal shows.
    record Clear() implements Command {}

    /// Lets the next thing happen that can be seen.
    record Step() implements Deed {
        @Override
        public String label() {
            return "";
        }
    }

    /// Runs until nothing changes any more.
    record Settle() implements Deed {
        @Override
        public String label() {
            return "";
        }
    }

    /// Stops a part of the cluster: `kube-scheduler`, `node@node-1`, `kubelet@node-1`, `registry`…
    record Stop(String component) implements Fault {
        @Override
        public String label() {
            return "✕ " + component;
        }
    }

    /// Starts it again.
    record Start(String component) implements Fault {
        @Override
        public String label() {
            return "▶ " + component;
        }
    }

    /// Lets a container's process end with an error.
    record Crash(String namespace, String pod, String container) implements Fault {
        @Override
        public String label() {
            return "✕ " + pod + "/" + container;
        }
    }

    /// Makes a container ready or not, whatever its probes say.
    record SetReady(String namespace, String pod, String container, boolean ready) implements Fault {
        @Override
        public String label() {
            return (ready ? "● " : "○ ") + pod + "/" + container;
        }
    }

    /// Sends one request to an address.
    ///
    /// @param from `namespace/pod`, or empty for a client outside of the cluster
    record Request(String from, String address) implements Deed {
        @Override
        public String label() {
            return "curl " + address;
        }
    }

    /// Sends a request to an address ten times a second from now on; to none when it is empty.
    record Stream(String from, String address) implements Command {}

    /// Sets how fast time passes while somebody watches.
    record Play(Pace pace) implements Command {}

    /// Changes nothing: says in a [Journal] how far time has come since the last command, and how fast it goes.
    record Pass(Pace pace) implements Command {}

    /// Shows the cluster as it was at a revision. What reads it is answered from there; what changes it goes on from there.
    record Rewind(long revision) implements Command {}

    /// Shows the present again.
    record Return() implements Command {}

    /// Goes on from an earlier revision, beside what was done since.
    record Branch(long revision) implements Command {}

    /// Shows another branch, and goes on there.
    record Switch(int branch) implements Command {}
}
