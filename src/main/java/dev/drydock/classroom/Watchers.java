package dev.drydock.classroom;

import dev.drydock.lesson.Submissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Tells open dashboards that something changed in their class.
@Component
public class Watchers {
    private final MemberRepository members;
    private final Map<Long, List<Runnable>> byClassroom = new ConcurrentHashMap<>();

    Watchers(MemberRepository members) {
        this.members = members;
    }

    /// Calls `watcher` after each change, on the thread that made it: it must be quick.
    ///
    /// @return ends it
    public Runnable watch(Classroom classroom, Runnable watcher) {
        byClassroom.computeIfAbsent(classroom.number(), number -> new CopyOnWriteArrayList<>()).add(watcher);
        return () -> byClassroom.computeIfPresent(classroom.number(), (number, watchers) -> {
            watchers.remove(watcher);
            return watchers.isEmpty() ? null : watchers;
        });
    }

    void tell(long classroom) {
        byClassroom.getOrDefault(classroom, List.of()).forEach(Runnable::run);
    }

    @EventListener
    void handedIn(Submissions.Attempt attempt) {
        if (!byClassroom.isEmpty()) {
            members.findByLearner(attempt.learner()).forEach(member -> tell(member.classroom()));
        }
    }
}
