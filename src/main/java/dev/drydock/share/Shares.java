package dev.drydock.share;

import dev.drydock.lesson.Exercises;
import dev.drydock.lesson.Lesson;
import dev.drydock.lesson.Sharing;
import dev.drydock.workbench.Command;
import dev.drydock.workbench.Journal;
import dev.drydock.workbench.WorkspaceId;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Makes links and finds what is behind them.
///
/// A link has a copy of its cluster's journal, run to rest: it shows the same for ever, whatever the learner does next.
@Service
public class Shares implements Sharing {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SharedRepository repository;
    private final Journal journal;
    private final Clock clock;

    Shares(SharedRepository repository, Journal journal, Clock clock) {
        this.repository = repository;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    @Transactional
    public String share(Work work) {
        var shared = repository.save(new Shared(
                null,
                slug(),
                work.lesson().id(),
                work.task(),
                work.file(),
                work.manifest(),
                work.answer(),
                work.passed(),
                Instant.now(clock)));
        copyCluster(Exercises.workspace(work.learner(), work.lesson()), workspace(shared));
        return shared.path();
    }

    public Optional<Shared> find(String slug) {
        return repository.findBySlug(slug);
    }

    /// Where a link's cluster is.
    public WorkspaceId workspace(Shared shared) {
        return new WorkspaceId(shared.slug(), shared.lesson());
    }

    private void copyCluster(WorkspaceId from, WorkspaceId to) {
        var entries = journal.load(from);
        entries.forEach(entry -> journal.append(to, entry));
        if (!entries.isEmpty()) {
            journal.append(to, new Journal.Entry(entries.getLast().at(), new Command.Settle()));
        }
    }

    private static String slug() {
        var bits = new byte[16];
        RANDOM.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }
}
