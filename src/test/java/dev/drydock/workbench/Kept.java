package dev.drydock.workbench;

import dev.drydock.base.Limits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.util.unit.DataSize;

/// A journal in memory, and small bounds, for tests.
final class Kept implements Journal {
    static final Limits LIMITS = new Limits(
            DataSize.ofKilobytes(1), 50, 100, 500, 100, Duration.ofHours(1), 10_000, 80, 20, 5, Duration.ofMinutes(10), 3);

    private final Map<WorkspaceId, List<Entry>> entries = new ConcurrentHashMap<>();

    private final Map<WorkspaceId, Checkpoint> checkpoints = new ConcurrentHashMap<>();
    private final Map<WorkspaceId, Integer> held = new ConcurrentHashMap<>();

    private boolean away;

    /// Whether what is to be kept cannot be.
    void away(boolean now) {
        away = now;
    }

    @Override
    public void append(WorkspaceId id, Entry entry) {
        if (away) {
            throw new IllegalStateException("the database is away");
        }
        if (entry.command() instanceof Command.Begin) {
            entries.remove(id);
            checkpoints.remove(id);
        }
        var kept = entries.computeIfAbsent(id, none -> new ArrayList<>());
        if (entry.command() instanceof Command.Pass && kept.getLast().command() instanceof Command.Pass) {
            kept.removeLast();
        }
        kept.add(entry);
    }

    @Override
    public List<Entry> load(WorkspaceId id) {
        return List.copyOf(entries.getOrDefault(id, List.of()));
    }

    @Override
    public void keep(WorkspaceId id, Checkpoint checkpoint) {
        checkpoints.put(id, checkpoint);
        held.put(id, entries.get(id).size());
    }

    @Override
    public Optional<Recent> recent(WorkspaceId id) {
        return Optional.ofNullable(checkpoints.get(id)).map(checkpoint -> {
            int last = held.get(id) - 1;
            boolean passes = entries.get(id).get(last).command() instanceof Command.Pass;
            return new Recent(checkpoint, List.copyOf(entries.get(id).subList(passes ? last : last + 1, entries.get(id).size())));
        });
    }
}
