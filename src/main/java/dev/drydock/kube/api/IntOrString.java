package dev.drydock.kube.api;

/// A number or a text, as ports and rollout bounds are given: `80`, `"http"`, `"25%"`.
public sealed interface IntOrString {
    record Int(int value) implements IntOrString {
        @Override
        public String toString() {
            return Integer.toString(value);
        }
    }

    record Text(String value) implements IntOrString {
        @Override
        public String toString() {
            return value;
        }
    }

    static IntOrString of(int value) {
        return new Int(value);
    }

    static IntOrString of(String value) {
        return new Text(value);
    }
}
