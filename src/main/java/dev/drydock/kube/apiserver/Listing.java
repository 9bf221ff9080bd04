package dev.drydock.kube.apiserver;

import java.util.List;
import java.util.OptionalLong;

/// A list, or a page of one.
///
/// @param resourceVersion the state that it shows
/// @param next where the following page begins, empty for the last one
/// @param remaining how many objects follow, where that is known
public record Listing<T>(List<T> items, String resourceVersion, String next, OptionalLong remaining) {
    public Listing {
        items = List.copyOf(items);
    }
}
