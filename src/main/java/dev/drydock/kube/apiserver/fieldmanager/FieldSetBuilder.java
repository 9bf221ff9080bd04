package dev.drydock.kube.apiserver.fieldmanager;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Collects the children of one node of a [FieldSet], usually in their order.
final class FieldSetBuilder {
    private final List<String> keys = new ArrayList<>();
    private final List<FieldSet> children = new ArrayList<>();
    private boolean sorted = true;

    /// What is empty is left out.
    FieldSetBuilder add(String key, FieldSet child) {
        if (!child.hasNothing()) {
            sorted &= keys.isEmpty() || keys.getLast().compareTo(key) < 0;
            keys.add(key);
            children.add(child);
        }
        return this;
    }

    FieldSet build(boolean member) {
        if (sorted) {
            return FieldSet.node(member, keys.toArray(String[]::new), children.toArray(FieldSet[]::new));
        }
        var order = new TreeMap<String, FieldSet>();
        for (int i = 0; i < keys.size(); i++) {
            order.merge(keys.get(i), children.get(i), FieldSet::union);
        }
        return FieldSet.node(member, order.keySet().toArray(String[]::new), order.values().toArray(FieldSet[]::new));
    }
}
