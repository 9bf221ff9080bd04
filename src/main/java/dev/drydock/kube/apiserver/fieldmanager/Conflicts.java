package dev.drydock.kube.apiserver.fieldmanager;

import dev.drydock.kube.api.StatusException;
import dev.drydock.kube.api.meta.StatusCause;
import dev.drydock.kube.apiserver.Refusals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// The fields that an apply would change although others own them.
/// Mirrors `managedfields/internal/conflict.go`.
record Conflicts(Map<Owner, FieldSet> taken) {
    boolean isEmpty() {
        return taken.isEmpty();
    }

    FieldSet paths() {
        return taken.values().stream().reduce(FieldSet.EMPTY, FieldSet::union);
    }

    StatusException refusal() {
        var owners = taken.keySet().stream().sorted(Comparator.comparing(Owner::text)).toList();
        var causes = new ArrayList<StatusCause>();
        var lines = new ArrayList<String>();
        for (var owner : owners) {
            lines.add("conflicts with " + owner.text() + ":");
            for (var path : PathKeys.texts(taken.getOrDefault(owner, FieldSet.EMPTY))) {
                lines.add("- " + path);
                causes.add(StatusCause.EMPTY
                        .withReason("FieldManagerConflict")
                        .withMessage("conflict with " + owner.text())
                        .withField(path));
            }
        }
        return Refusals.applyConflict(
                causes.size() == 1
                        ? "Apply failed with 1 conflict: conflict with " + owners.getFirst().text() + ": " + causes.getFirst().field()
                        : "Apply failed with " + causes.size() + " conflicts: " + String.join("\n", lines),
                List.copyOf(causes));
    }
}
