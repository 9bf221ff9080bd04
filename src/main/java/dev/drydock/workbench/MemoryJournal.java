package dev.drydock.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A journal that lasts as long as the server does.
final class MemoryJournal implements Journal {
    private final Map<WorkspaceId, List<Entry>> entries = new ConcurrentHashMap<>();

    @Override
    public void append(WorkspaceId id, Entry entry) {
        entries.compute(id, (same, before) -> {
            var after = before == null || entry.command() instanceof Command.Begin ? new ArrayList<Entry>() : new ArrayList<>(before);
            after.add(entry);
            return after;
        });
    }

    @Override
    public List<Entry> load(WorkspaceId id) {
        return List.copyOf(entries.getOrDefault(id, List.of()));
    }
}
