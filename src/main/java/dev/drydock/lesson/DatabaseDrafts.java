package dev.drydock.lesson;

import dev.drydock.base.LearnerId;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// Keeps drafts in the database.
@Service
class DatabaseDrafts implements Drafts {
    private final JdbcClient database;
    private final Clock clock;

    DatabaseDrafts(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public void save(LearnerId learner, String lesson, String name, String text) {
        var params = params(learner, lesson, name, text);
        if (update(params) == 0) {
            try {
                insert(params);
            } catch (DuplicateKeyException anotherTabWasFaster) {
                update(params);
            }
        }
    }

    @Override
    public Map<String, String> load(LearnerId learner, String lesson) {
        return database.sql("select name, text from draft where learner = :learner and lesson = :lesson")
                .param("learner", learner.digest())
                .param("lesson", lesson)
                .query((row, number) -> Map.entry(row.getString("name"), row.getString("text")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private int update(Map<String, Object> params) {
        return database.sql(
                        "update draft set text = :text, saved_at = :at where learner = :learner and lesson = :lesson and name = :name")
                .params(params)
                .update();
    }

    private void insert(Map<String, Object> params) {
        database.sql("insert into draft (learner, lesson, name, text, saved_at) values (:learner, :lesson, :name, :text, :at)")
                .params(params)
                .update();
    }

    private Map<String, Object> params(LearnerId learner, String lesson, String name, String text) {
        return Map.of(
                "learner", learner.digest(),
                "lesson", lesson,
                "name", name,
                "text", text,
                "at", OffsetDateTime.now(clock));
    }
}
