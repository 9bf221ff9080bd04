package dev.drydock.workbench;

import java.time.Instant;
import java.util.List;
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
            database.sql("delete from journal_entry where owner = :owner and workspace = :workspace")
                    .param("owner", id.owner())
                    .param("workspace", id.name())
                    .update();
        }
        boolean replaced = entry.command() instanceof Command.Pass && write(REPLACE_PASS, id, entry);
        if (!replaced) {
            write(INSERT, id, entry);
        }
    }

    private boolean write(String statement, WorkspaceId id, Entry entry) {
        return database.sql(statement)
                        .param("owner", id.owner())
                        .param("workspace", id.name())
                        .param("at", entry.at().getEpochSecond() * NANOS + entry.at().getNano())
                        .param("command", json.writerFor(Command.class).writeValueAsString(entry.command()))
                        .update()
                > 0;
    }

    @Override
    public List<Entry> load(WorkspaceId id) {
        return database.sql(
                        "select at_nanos, command from journal_entry where owner = :owner and workspace = :workspace order by id")
                .param("owner", id.owner())
                .param("workspace", id.name())
                .query((row, number) -> new Entry(
                        Instant.ofEpochSecond(0, row.getLong("at_nanos")),
                        json.readValue(row.getString("command"), Command.class)))
                .list();
    }
}
