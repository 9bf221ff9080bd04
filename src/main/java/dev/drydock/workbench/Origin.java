package dev.drydock.workbench;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.drydock.kube.Worker;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a cluster is made of anew: with the same origin and the same commands at the same times it becomes the same again.
///
/// @param workers how many worker nodes of the usual size, where there are no machines
/// @param machines the worker nodes, where somebody chose them
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Origin(long seed, int workers, @Nullable List<Machine> machines) {
    public static final Origin STANDARD = new Origin(1, 3);

    public Origin {
        machines = machines == null ? List.of() : List.copyOf(machines);
    }

    public Origin(long seed, int workers) {
        this(seed, workers, List.of());
    }

    List<Worker> nodes() {
        return machines.isEmpty() ? Collections.nCopies(workers, Worker.USUAL) : machines.stream().map(Machine::worker).toList();
    }
}
