package dev.drydock.kube.etcd;

import dev.drydock.kube.api.ObjectKey;

/// Where an object is stored: its resource with the group (`pods`, `deployments.apps`), namespace and name; ordered in that order.
public record Key(String resource, String namespace, String name) implements Comparable<Key> {
    public static Key of(String resource, ObjectKey object) {
        return new Key(resource, object.namespace(), object.name());
    }

    public ObjectKey object() {
        return new ObjectKey(namespace, name);
    }

    @Override
    public int compareTo(Key other) {
        int order = resource.compareTo(other.resource);
        if (order == 0) {
            order = namespace.compareTo(other.namespace);
        }
        return order != 0 ? order : name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return resource + "/" + (namespace.isEmpty() ? "" : namespace + "/") + name;
    }
}
