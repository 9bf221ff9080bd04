package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.api.Kinds;
import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.StatusException;
import dev.drydock.kube.api.codec.Codec;
import dev.drydock.kube.api.codec.Trees;
import dev.drydock.kube.kubectl.cli.Command;
import dev.drydock.kube.kubectl.cli.Failure;
import dev.drydock.kube.kubectl.cli.FlagSet;
import dev.drydock.kube.kubectl.cli.Invocation;
import dev.drydock.kube.kubectl.resource.Info;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A command that makes one object of a name and flags.
///
/// @param aliases other names of the command
/// @param failure what its refusals are introduced with, empty for the server's own words
/// @param flags declares what it takes
/// @param object makes the object
record Generator(String name, List<String> aliases, String usage, String failure, Consumer<FlagSet> flags, Function<Invocation, KubeObject> object)
        implements Command {

    @Override
    public void declare(FlagSet all) {
        Results.declareValidation(Results.declare(all)).bool("save-config");
        flags.accept(all);
    }

    @Override
    public void run(Invocation kubectl) {
        var results = Results.of(kubectl);
        create(kubectl, results, object.apply(kubectl), "created", failure);
    }

    /// The one name that stands behind the command.
    static String requireName(Invocation kubectl) {
        if (kubectl.arguments().size() != 1) {
            throw Failure.usage("exactly one NAME is required, got " + kubectl.arguments().size());
        }
        return kubectl.arguments().getFirst();
    }

    /// Sends an object that was made of flags, or only shows it.
    static void create(Invocation kubectl, Results results, KubeObject object, String operation, String failure) {
        made(kubectl, results, object, failure).print(results, operation);
    }

    /// What became of an object that was made of flags.
    record Made(Info info, KubeObject object, Map<String, @Nullable Object> tree) {
        void print(Results results, String operation) {
            results.print(info, tree, operation);
        }
    }

    /// Sends an object that was made of flags, unless it is only to be shown.
    static Made made(Invocation kubectl, Results results, KubeObject made, String failure) {
        var kind = Kinds.of(made);
        var object = kind.namespaced() && (kubectl.namespaceGiven() || !results.onlyHere())
                ? made.withMetadata(made.metadata().withNamespace(kubectl.namespace()))
                : made;
        Map<String, @Nullable Object> tree = Trees.copy(Codec.tree(object));
        if (kubectl.flags().has("save-config") && kubectl.flags().is("save-config")) {
            tree = ApplyCommand.remembering(tree);
        }
        var info = new Info(kind, object.namespace(), object.name(), "", tree, null, List.of(), false);
        if (results.onlyHere()) {
            return new Made(info, object, tree);
        }
        try {
            var stored = kubectl.client().create(kind, tree, results.plainRequest());
            return new Made(info, stored, Trees.copy(Codec.tree(stored)));
        } catch (StatusException refusal) {
            if (failure.isEmpty()) {
                throw refusal;
            }
            throw Failure.of(failure + refusal.text());
        }
    }
}
