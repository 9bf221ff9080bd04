package dev.drydock.workbench;

import dev.drydock.kube.Cluster;
import dev.drydock.kube.Follow;
import dev.drydock.kube.Output;
import dev.drydock.workbench.Terminal.End;
import dev.drydock.workbench.Terminal.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Keeps what a page's terminal shows, and follows the cluster for the command that goes on in it.
final class Transcript {
    private static final int MOST_ENTRIES = 40;
    private static final int MOST_CHARACTERS = 16_000;

    /// A command that goes on ends after so much.
    private static final int MOST_FOLLOWED = 200_000;

    private final List<Entry> entries = new ArrayList<>();
    private long last;
    private @Nullable Follow follow;
    private int followed;
    private Terminal view = Terminal.NONE;

    /// What a line would be typed behind.
    static String prompt(Cluster cluster) {
        return cluster.prompt().orElseGet(() -> cluster.namespace().equals("default") ? "$ " : cluster.namespace() + " $ ");
    }

    /// Shows what was commanded. What goes on goes on below it.
    void add(String prompt, Command command, Output output) {
        switch (command) {
            case Command.Kubectl(var line, var files) when isEdit(line, files) && output.out().startsWith("#") -> {}
            case Command.Kubectl(var line, var files) -> add(prompt, line, files.getOrDefault("-", ""), output);
            case Command.Type(var line) -> add(prompt, line, "", output);
            default -> {}
        }
    }

    /// One that asks for an editor: what it printed is to be edited, not shown.
    private static boolean isEdit(String line, Map<String, String> files) {
        return line.matches("(kubectl\\s+)?edit\\s.*") && !files.containsKey("-");
    }

    private void add(String prompt, String line, String input, Output output) {
        boolean goesOn = follow != null;
        if (goesOn) {
            end(entries.getLast(), End.CONTINUED);
        }
        add(entry(prompt, line, input, output, End.DONE));
        if (goesOn) {
            add(entry("", "", "", new Output(0, "", "", List.of()), End.NONE));
        }
    }

    private Entry entry(String prompt, String line, String input, Output output, End end) {
        int cut = Math.max(0, output.out().length() - MOST_CHARACTERS) + Math.max(0, output.err().length() - MOST_CHARACTERS);
        return new Entry(++last, prompt, line, input, head(output.out()), head(output.err()), output.exit(), cut, end);
    }

    private static String head(String text) {
        return text.substring(0, Math.min(text.length(), MOST_CHARACTERS));
    }

    private void add(Entry entry) {
        entries.add(entry);
        if (entries.size() > MOST_ENTRIES) {
            entries.removeFirst();
        }
    }

    /// Begins to follow, in place of what is followed.
    ///
    /// @return what was there to tell at once
    Output follow(String prompt, Command.Kubectl command, Cluster cluster) {
        end(End.INTERRUPTED);
        var begun = cluster.follow(command.line(), command.files());
        var news = begun.news();
        boolean done = begun.isDone();
        add(entry(prompt, command.line(), command.files().getOrDefault("-", ""), news, done ? End.DONE : End.NONE));
        follow = done ? null : begun;
        followed = news.out().length();
        return news;
    }

    /// Tells what has happened since.
    ///
    /// @param standsStill whether nothing will happen until the next command
    void look(Cluster shown, boolean standsStill) {
        if (follow == null) {
            return;
        } else if (!follow.isOf(shown)) {
            end(End.GONE);
            return;
        }
        var news = follow.news();
        if (!news.out().isEmpty() || !news.err().isEmpty()) {
            tell(news);
        }
        if (follow.isDone()) {
            end(End.DONE);
        } else if (standsStill || followed > MOST_FOLLOWED) {
            end(End.BOUND);
        }
    }

    private void tell(Output news) {
        followed += news.out().length();
        var entry = entries.getLast();
        if (entry.out().length() + news.out().length() > MOST_CHARACTERS) {
            end(entry, End.CONTINUED);
            add(entry("", "", "", news, End.NONE));
        } else {
            replaceLast(new Entry(
                    entry.number(), entry.prompt(), entry.line(), entry.input(), entry.out() + news.out(), entry.err() + news.err(),
                    news.exit(), entry.cut(), End.NONE));
        }
    }

    void end(End why) {
        if (follow != null) {
            end(entries.getLast(), why);
            follow = null;
        }
    }

    private void end(Entry entry, End why) {
        replaceLast(new Entry(
                entry.number(), entry.prompt(), entry.line(), entry.input(), entry.out(), entry.err(), entry.exit(), entry.cut(), why));
    }

    private void replaceLast(Entry entry) {
        entries.set(entries.size() - 1, entry);
    }

    void clear() {
        end(End.INTERRUPTED);
        entries.clear();
    }

    /// The same one as before where nothing has changed.
    Terminal view(Cluster shown) {
        var now = new Terminal(List.copyOf(entries), prompt(shown), shown.prompt().isPresent(), follow != null);
        view = now.equals(view) ? view : now;
        return view;
    }
}
