package dev.drydock.kube.apiserver;

import java.util.ArrayList;
import java.util.List;

final class Lists {
    private Lists() {}

    static <T> List<T> concat(List<T> first, List<T> second) {
        var all = new ArrayList<T>(first);
        all.addAll(second);
        return List.copyOf(all);
    }
}
