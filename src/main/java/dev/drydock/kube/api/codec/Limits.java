package dev.drydock.kube.api.codec;

/// How much a reader takes before it refuses.
///
/// @param length of a text, in UTF-16 units: a request to Kubernetes may have 3 MB
/// @param depth of maps and lists within each other: Kubernetes' own types need less than thirty
/// @param nodes of a document, aliases counted as what they stand for
public record Limits(int length, int depth, int nodes) {
    public static final Limits DEFAULT = new Limits(3 * 1024 * 1024, 100, 400_000);
}
