package dev.drydock.workbench;

import dev.drydock.base.LearnerId;
import dev.drydock.base.Limits;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Learners' own clusters by name, with the files that stand in their editors. Nobody reaches another's.
@Service
public class Playgrounds {
    private static final String OWN = "select id, name, origin, created_at from playground where learner = :learner";

    private final JdbcClient database;
    private final JsonMapper json;
    private final Clock clock;
    private final Limits limits;

    Playgrounds(JdbcClient database, JsonMapper json, Clock clock, Limits limits) {
        this.database = database;
        this.json = json;
        this.clock = clock;
        this.limits = limits;
    }

    /// Newest first.
    public List<Playground> all(LearnerId learner) {
        return database.sql(OWN + " order by id desc").param("learner", learner.digest()).query(this::playground).list();
    }

    public Optional<Playground> find(LearnerId learner, long id) {
        return database.sql(OWN + " and id = :id")
                .param("learner", learner.digest())
                .param("id", id)
                .query(this::playground)
                .optional();
    }

    public boolean isFull(LearnerId learner) {
        return all(learner).size() >= limits.playgrounds();
    }

    /// @throws IllegalStateException where the learner has as many as are kept
    @Transactional
    public Playground create(LearnerId learner, String name, Origin origin) {
        if (isFull(learner)) {
            throw new IllegalStateException("has " + limits.playgrounds() + " playgrounds already");
        }
        database.sql("insert into playground (learner, name, origin, created_at) values (:learner, :name, :origin, :at)")
                .param("learner", learner.digest())
                .param("name", name)
                .param("origin", json.writeValueAsString(origin))
                .param("at", OffsetDateTime.now(clock))
                .update();
        return all(learner).getFirst();
    }

    @Transactional
    public void delete(LearnerId learner, long id) {
        if (find(learner, id).isPresent()) {
            database.sql("delete from playground_file where playground = :id").param("id", id).update();
            database.sql("delete from playground where id = :id").param("id", id).update();
        }
    }

    /// By name, in the order in which they were made.
    public Map<String, String> files(Playground playground) {
        var files = new LinkedHashMap<String, String>();
        database.sql("select name, text from playground_file where playground = :id order by id")
                .param("id", playground.id())
                .query(row -> {
                    files.put(row.getString("name"), row.getString("text"));
                });
        return files;
    }

    public void save(Playground playground, String file, String text) {
        if (update(playground, file, text) == 0) {
            try {
                database.sql("insert into playground_file (playground, name, text) values (:id, :name, :text)")
                        .param("id", playground.id())
                        .param("name", file)
                        .param("text", text)
                        .update();
            } catch (DuplicateKeyException anotherTabWasFaster) {
                update(playground, file, text);
            }
        }
    }

    public void remove(Playground playground, String file) {
        database.sql("delete from playground_file where playground = :id and name = :name")
                .param("id", playground.id())
                .param("name", file)
                .update();
    }

    private int update(Playground playground, String file, String text) {
        return database.sql("update playground_file set text = :text where playground = :id and name = :name")
                .param("id", playground.id())
                .param("name", file)
                .param("text", text)
                .update();
    }

    private Playground playground(ResultSet row, int number) throws SQLException {
        return new Playground(
                row.getLong("id"),
                row.getString("name"),
                json.readValue(row.getString("origin"), Origin.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
