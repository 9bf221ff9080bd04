package dev.drydock.workbench.parts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import dev.drydock.workbench.Scene;
import dev.drydock.workbench.Subscription;
import dev.drydock.workbench.WorkspaceId;
import dev.drydock.workbench.Workspaces;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Keeps a page fresh while it is open: watches one cluster and shows the newest scene, skipping those that came too fast.
public final class SceneFeed {
    private final Workspaces workspaces;
    private final WorkspaceId id;
    private final Consumer<Scene> view;
    private final AtomicReference<@Nullable Scene> waiting = new AtomicReference<>();
    private @Nullable Subscription subscription;

    private SceneFeed(Workspaces workspaces, WorkspaceId id, Consumer<Scene> view) {
        this.workspaces = workspaces;
        this.id = id;
        this.view = view;
    }

    /// `view` is called with the page's lock held, from when `owner` is attached until it is detached.
    public static void tie(Component owner, Workspaces workspaces, WorkspaceId id, Consumer<Scene> view) {
        var feed = new SceneFeed(workspaces, id, view);
        owner.addAttachListener(event -> feed.start(event.getUI()));
        owner.addDetachListener(event -> feed.stop());
        if (owner.isAttached()) {
            owner.getUI().ifPresent(feed::start);
        }
    }

    private void start(UI ui) {
        stop();
        subscription = workspaces.subscribe(id, scene -> {
            if (waiting.getAndSet(scene) == null) {
                ui.access(this::show);
            }
        });
    }

    private void stop() {
        if (subscription != null) {
            subscription.close();
            subscription = null;
        }
    }

    private void show() {
        var scene = waiting.getAndSet(null);
        if (scene != null && subscription != null) {
            view.accept(scene);
        }
    }
}
