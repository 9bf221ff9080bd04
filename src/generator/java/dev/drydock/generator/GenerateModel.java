package dev.drydock.generator;

/// Writes Kubernetes' types as immutable records, before the compiler runs.
/// Arguments: the client's jar, the folder for sources, the folder for resources.
final class GenerateModel {
    public static void main(String[] arguments) {}
}
