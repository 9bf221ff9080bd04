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
        // A kind's keys share the name of its resource, mostly also that of their namespace, so this rarely compares texts.
        int order = resource.equals(other.resource) ? 0 : resource.compareTo(other.resource);
        if (order == 0) {
            order = namespace.equals(other.namespace) ? 0 : namespace.compareTo(other.namespace);
        }
        return order != 0 ? order : name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return resource + "/" + (namespace.isEmpty() ? "" : namespace + "/") + name;
    }
}
