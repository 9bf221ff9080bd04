package dev.drydock.lesson;

import java.util.List;
import java.util.SortedMap;

/// Everything that is read from `content/`, checked and ready to show. Misconceptions are in the order in which their rules are tried.
public record Content(Course course, List<Misconception> misconceptions, SortedMap<String, Scenario> scenarios) {

    public Content {
        misconceptions = List.copyOf(misconceptions);
    }
}
