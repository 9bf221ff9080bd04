package dev.drydock.workbench;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Keeps journals in the database.
@Service
class DatabaseJournal implements Journal {
    private static final long NANOS = 1_000_000_000L;

    private static final String INSERT =
            "insert into journal_entry (owner, workspace, at_nanos, command) values (:owner, :workspace, :at, :command)";

    /// A cluster that is watched for hours says again and again how far it is: one row is enough.
    private static final String REPLACE_PASS = """
            update journal_entry set at_nanos = :at, command = :command
            where id = (select max(id) from journal_entry where owner = :owner and workspace = :workspace)
            and command like '{"kind":"pass"%'
            """;

    private static final String LOAD =
            "select id, at_nanos, command from journal_entry where owner = :owner and workspace = :workspace and id >= :from order by id";

    private static final String LAST_ENTRY = "(select max(id) from journal_entry where owner = :owner and workspace = :workspace)";

    private static final String REPLACE_CHECKPOINT = "update checkpoint set entry = " + LAST_ENTRY
            + ", began_nanos = :began, pace = :pace, commands = :commands, cluster = :cluster where owner = :owner and workspace = :workspace";

    private static final String INSERT_CHECKPOINT =
            "insert into checkpoint (owner, workspace, entry, began_nanos, pace, commands, cluster) values (:owner, :workspace, "
                    + LAST_ENTRY + ", :began, :pace, :commands, :cluster)";

    private final JdbcClient database;
    private final JsonMapper json;

    DatabaseJournal(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    @Override
    @Transactional
    public void append(WorkspaceId id, Entry entry) {
        if (entry.command() instanceof Command.Begin) {
            of(id, "delete from journal_entry where owner = :owner and workspace = :workspace").update();
            of(id, "delete from checkpoint where owner = :owner and workspace = :workspace").update();
        }
        boolean replaced = entry.command() instanceof Command.Pass && write(REPLACE_PASS, id, entry);
        if (!replaced) {
            write(INSERT, id, entry);
        }
    }

    private boolean write(String statement, WorkspaceId id, Entry entry) {
        return of(id, statement)
                        .param("at", nanos(entry.at()))
                        .param("command", json.writerFor(Command.class).writeValueAsString(entry.command()))
                        .update()
                > 0;
    }

    @Override
    public List<Entry> load(WorkspaceId id) {
        return of(id, LOAD).param("from", 0).query(this::entry).list();
    }

    @Override
    @Transactional
    public void keep(WorkspaceId id, Checkpoint checkpoint) {
        if (!write(REPLACE_CHECKPOINT, id, checkpoint)) {
            write(INSERT_CHECKPOINT, id, checkpoint);
        }
    }

    private boolean write(String statement, WorkspaceId id, Checkpoint checkpoint) {
        return of(id, statement)
                        .param("began", nanos(checkpoint.began()))
                        .param("pace", checkpoint.pace().name())
                        .param("commands", checkpoint.commands())
                        .param("cluster", Base64.getEncoder().encodeToString(checkpoint.cluster()))
                        .update()
                > 0;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Recent> recent(WorkspaceId id) {
        return of(id, "select entry, began_nanos, pace, commands, cluster from checkpoint where owner = :owner and workspace = :workspace")
                .query((row, number) -> new Recent(checkpoint(row), after(id, row.getLong("entry"))))
                .optional();
    }

    private static Checkpoint checkpoint(ResultSet row) throws SQLException {
        return new Checkpoint(
                instant(row.getLong("began_nanos")),
                Pace.valueOf(row.getString("pace")),
                row.getInt("commands"),
                Base64.getDecoder().decode(row.getString("cluster")));
    }

    /// A pass is written anew as time goes on.
    private List<Entry> after(WorkspaceId id, long held) {
        return of(id, LOAD).param("from", held).query(row -> {
            var entries = new ArrayList<Entry>();
            while (row.next()) {
                var entry = entry(row, entries.size());
                if (row.getLong("id") > held || entry.command() instanceof Command.Pass) {
                    entries.add(entry);
                }
            }
            return entries;
        });
    }

    private Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(instant(row.getLong("at_nanos")), json.readValue(row.getString("command"), Command.class));
    }

    private JdbcClient.StatementSpec of(WorkspaceId id, String statement) {
        return database.sql(statement).param("owner", id.owner()).param("workspace", id.name());
    }

    private static long nanos(Instant instant) {
        return instant.getEpochSecond() * NANOS + instant.getNano();
    }

    private static Instant instant(long nanos) {
        return Instant.ofEpochSecond(0, nanos);
    }
}
