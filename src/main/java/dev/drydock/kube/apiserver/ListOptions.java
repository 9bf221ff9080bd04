package dev.drydock.kube.apiserver;

/// What a list, a watch or the deletion of a collection is about. Mirrors `meta/v1.ListOptions`.
///
/// @param labels a selector as users write it, empty for all
/// @param fields likewise
/// @param limit how many objects at most, 0 for all
/// @param from where the list before this one ended, empty to begin
/// @param resourceVersion empty for the newest state
/// @param match `Exact`, `NotOlderThan` or empty
public record ListOptions(String labels, String fields, long limit, String from, String resourceVersion, String match) {
    public static final ListOptions ALL = new ListOptions("", "", 0, "", "", "");

    public static ListOptions selecting(String labels, String fields) {
        return new ListOptions(labels, fields, 0, "", "", "");
    }

    public ListOptions withLimit(long limit) {
        return new ListOptions(labels, fields, limit, from, resourceVersion, match);
    }

    public ListOptions from(String from) {
        return new ListOptions(labels, fields, limit, from, resourceVersion, match);
    }

    public ListOptions at(String resourceVersion, String match) {
        return new ListOptions(labels, fields, limit, from, resourceVersion, match);
    }

    boolean selectsAll() {
        return labels.isEmpty() && fields.isEmpty();
    }
}
