package dev.drydock.lesson;

import dev.drydock.base.LearnerId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/// Keeps submissions in the database, then tells who watches.
@Service
class DatabaseSubmissions implements Submissions {
    private final SubmissionRepository repository;
    private final ApplicationEventPublisher events;

    DatabaseSubmissions(SubmissionRepository repository, ApplicationEventPublisher events) {
        this.repository = repository;
        this.events = events;
    }

    @Override
    public void store(Submission submission) {
        var kept = repository.save(SubmissionRow.of(submission));
        events.publishEvent(new Attempt(
                kept.learner(), kept.lesson(), kept.task(), kept.passed(), kept.misconception(), kept.submittedAt()));
    }

    @Override
    public Set<Passed> passed(LearnerId learner) {
        return Set.copyOf(repository.findPassed(learner.digest()));
    }

    @Override
    public List<Attempt> attempts(Collection<String> learners, Instant since) {
        return learners.isEmpty() ? List.of() : repository.findAttempts(learners, since);
    }
}
