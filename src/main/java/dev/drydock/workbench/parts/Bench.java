package dev.drydock.workbench.parts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UIDetachedException;
import dev.drydock.workbench.Command;
import dev.drydock.workbench.Comparison;
import dev.drydock.workbench.Origin;
import dev.drydock.workbench.Reply;
import dev.drydock.workbench.WorkspaceId;
import dev.drydock.workbench.Workspaces;
import dev.drydock.workbench.insight.Question;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A page's hold on one workspace: sends commands, asks questions, and hands over what comes back with the page's lock held.
/// What could not be done is told once, to whoever says such things on this page.
public final class Bench {
    private static final Logger log = LoggerFactory.getLogger(Bench.class);

    private final Workspaces workspaces;
    private final WorkspaceId id;
    private final Origin origin;
    private final Component page;
    private final Consumer<String> complaints;

    /// @param page what must be attached for answers to be shown
    /// @param complaints takes a sentence in the page's language
    public Bench(Workspaces workspaces, WorkspaceId id, Origin origin, Component page, Consumer<String> complaints) {
        this.workspaces = workspaces;
        this.id = id;
        this.origin = origin;
        this.page = page;
        this.complaints = complaints;
    }

    public void command(Command command) {
        command(command, done -> {});
    }

    public void command(Command command, Consumer<Reply.Done> then) {
        deliver(workspaces.command(id, command), reply -> {
            switch (reply) {
                case Reply.Done done -> then.accept(done);
                case Reply.Refused _, Reply.Failed _ -> complaints.accept(sentence(page, reply));
            }
        });
    }

    public <T> void ask(Question<T> question, Consumer<T> then) {
        deliver(workspaces.ask(id, question), then);
    }

    /// How two branches differ.
    public void compare(int one, int other, Consumer<Comparison> then) {
        deliver(workspaces.compare(id, one, other), then);
    }

    /// Starts over with a new cluster.
    public void beginAgain() {
        command(new Command.Begin(origin));
    }

    /// Why something was not done, in the page's language; empty for what was.
    public static String sentence(Component page, Reply reply) {
        return switch (reply) {
            case Reply.Refused(var bound, var limit) ->
                page.getTranslation("workbench.refused." + bound.name().toLowerCase(Locale.ROOT).replace('_', '-'), limit);
            case Reply.Failed(var incident) -> page.getTranslation("workbench.failed", incident);
            case Reply.Done _ -> "";
        };
    }

    private <T> void deliver(CompletionStage<T> answer, Consumer<T> then) {
        var ui = page.getUI().orElse(null);
        if (ui == null) {
            return;
        }
        answer.whenComplete((value, failure) -> {
            try {
                ui.access(() -> take(value, failure, then));
            } catch (UIDetachedException closed) {
                // Nobody is there to see it.
            }
        });
    }

    private <T> void take(T value, @Nullable Throwable failure, Consumer<T> then) {
        if (failure == null) {
            then.accept(value);
        } else {
            log.error("a question to {} was not answered", id, failure);
            complaints.accept(page.getTranslation("workbench.unreachable"));
        }
    }
}
