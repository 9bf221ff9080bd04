package dev.drydock.lesson;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface SubmissionRepository extends ListCrudRepository<SubmissionRow, Long> {
    @Query("select distinct lesson, task from submission_row where learner = :learner and passed = true")
    List<Submissions.Passed> findPassed(String learner);

    @Query("select learner, lesson, task, passed, misconception, submitted_at from submission_row"
            + " where learner in (:learners) and submitted_at >= :since order by id")
    List<Submissions.Attempt> findAttempts(Collection<String> learners, Instant since);
}
