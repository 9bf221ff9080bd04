package dev.drydock.kube.kubectl;

import dev.drydock.kube.kubectl.cli.FlagSet;
import java.util.Set;

/// The names under which kubectl's verbs own the fields that they write, unless `--field-manager` says another.
final class FieldManagers {
    /// Verbs that give no name, so that the program's own stands.
    private static final Set<String> NAMELESS = Set.of("scale", "cordon", "uncordon", "drain", "delete");

    private FieldManagers() {}

    static void declare(FlagSet flags, String verb) {
        if (flags.has("field-manager")) {
            var name = verb.equals("apply") ? "kubectl-client-side-apply" : "kubectl-" + verb;
            flags.text("field-manager", "", NAMELESS.contains(verb) ? "kubectl" : name);
        }
    }
}
