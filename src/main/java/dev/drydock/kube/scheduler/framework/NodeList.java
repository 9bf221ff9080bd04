package dev.drydock.kube.scheduler.framework;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;
import org.pcollections.TreePMap;

/// The nodes in the order of their names, immutable, with what is asked of all of them kept as they change.
/// Mirrors `backend/cache.Snapshot` with its list of nodes that hold Pods with affinity, and the image states of `backend/cache`.
///
/// @param inOrder one array, because each attempt walks over many nodes and a change of one is rarer
/// @param affine those that hold Pods with rules about other Pods, by name
/// @param holders how many hold an image, by its name
/// @param inZones how many are in a zone
public record NodeList(
        List<NodeInfo> inOrder, TreePMap<String, NodeInfo> affine, HashPMap<String, Integer> holders, int inZones)
        implements Iterable<NodeInfo> {
    public static final NodeList EMPTY = new NodeList(List.of(), TreePMap.empty(), HashTreePMap.empty(), 0);

    public static NodeList of(Collection<NodeInfo> nodes) {
        var list = EMPTY;
        for (var node : nodes) {
            list = list.with(node);
        }
        return list;
    }

    @Override
    public Iterator<NodeInfo> iterator() {
        return inOrder.iterator();
    }

    public int size() {
        return inOrder.size();
    }

    public boolean isEmpty() {
        return inOrder.isEmpty();
    }

    public NodeInfo get(int index) {
        return inOrder.get(index);
    }

    public @Nullable NodeInfo find(String name) {
        int at = position(name);
        return at < 0 ? null : get(at);
    }

    /// Those that hold Pods with rules about other Pods.
    public Collection<NodeInfo> withPodAffinity() {
        return affine.values();
    }

    /// Whether any node is in a zone.
    public boolean hasZones() {
        return inZones > 0;
    }

    /// How many nodes hold an image.
    public int holders(String image) {
        return holders.getOrDefault(image, 0);
    }

    /// With a node instead of the one of its name, or beside the others.
    public NodeList with(NodeInfo node) {
        int at = position(node.name());
        if (at < 0) {
            var more = new ArrayList<NodeInfo>(size() + 1);
            more.addAll(inOrder);
            more.add(-at - 1, node);
            return new NodeList(unmodifiable(more), marked(node), counted(node, 1, holders), inZones + node.zones());
        }
        var before = get(at);
        var held = before.images().equals(node.images()) ? holders : counted(node, 1, counted(before, -1, holders));
        var changed = new ArrayList<>(inOrder);
        changed.set(at, node);
        return new NodeList(unmodifiable(changed), marked(node), held, inZones + node.zones() - before.zones());
    }

    private static List<NodeInfo> unmodifiable(List<NodeInfo> nodes) {
        return Collections.unmodifiableList(nodes);
    }

    private TreePMap<String, NodeInfo> marked(NodeInfo node) {
        return node.hasPodAffinity() ? affine.plus(node.name(), node) : affine.minus(node.name());
    }

    public NodeList without(String name) {
        int at = position(name);
        if (at < 0) {
            return this;
        }
        var node = get(at);
        var fewer = new ArrayList<>(inOrder);
        fewer.remove(at);
        return new NodeList(unmodifiable(fewer), affine.minus(name), counted(node, -1, holders), inZones - node.zones());
    }

    /// Where a node is, or else `-(where it belongs) - 1`.
    private int position(String name) {
        int low = 0;
        int high = size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = get(middle).name().compareTo(name);
            if (order == 0) {
                return middle;
            } else if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }

    private static HashPMap<String, Integer> counted(NodeInfo node, int difference, HashPMap<String, Integer> holders) {
        var counted = holders;
        for (var image : node.images().keySet()) {
            int count = counted.getOrDefault(image, 0) + difference;
            counted = count == 0 ? counted.minus(image) : counted.plus(image, count);
        }
        return counted;
    }
}
