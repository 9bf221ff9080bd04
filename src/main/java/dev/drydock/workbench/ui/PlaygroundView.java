package dev.drydock.workbench.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.drydock.base.HasHeader;
import dev.drydock.base.LearnerId;
import dev.drydock.base.Limits;
import dev.drydock.workbench.Command;
import dev.drydock.workbench.Playground;
import dev.drydock.workbench.Playgrounds;
import dev.drydock.workbench.Workspaces;
import dev.drydock.workbench.parts.Bench;
import dev.drydock.workbench.parts.ClusterPanel;
import dev.drydock.workbench.parts.Console;
import dev.drydock.workbench.parts.Panes;
import dev.drydock.workbench.parts.SceneFeed;
import java.util.Map;
import java.util.Optional;

/// A free cluster with its editor and terminal.
@Route("play/:id")
@AnonymousAllowed
@StyleSheet("workbench.css")
@StyleSheet("lesson.css")
@StyleSheet("exercise.css")
@StyleSheet("play.css")
class PlaygroundView extends Div implements BeforeEnterObserver, HasDynamicTitle, HasHeader {
    private static final Map<String, String> FIRST_FILE = Map.of("pod.yaml", """
            apiVersion: v1
            kind: Pod
            metadata:
              name: hello
              labels:
                app: hello
            spec:
              containers:
              - name: nginx
                image: nginx:1.27
            """);

    private final Playgrounds playgrounds;
    private final Workspaces workspaces;
    private final Limits limits;
    private final Div header = new Div();
    private String name = "";
    private Playground playground;
    private Bench bench;
    private Panes panes;
    private Console console;
    private FilesPane files;

    PlaygroundView(Playgrounds playgrounds, Workspaces workspaces, Limits limits) {
        this.playgrounds = playgrounds;
        this.workspaces = workspaces;
        this.limits = limits;
        addClassNames("dd-lesson", "dd-playground");
        header.addClassName("dd-crumbs");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var learner = LearnerId.of(event.getUI());
        playground = event.getRouteParameters().get("id")
                .flatMap(PlaygroundView::number)
                .flatMap(id -> playgrounds.find(learner, id))
                .orElseThrow(NotFoundException::new);
        name = playground.name();
        build(learner);
    }

    @Override
    public String getPageTitle() {
        return name + " · " + getTranslation("workbench.play.title") + " · Drydock";
    }

    @Override
    public Component header() {
        return header;
    }

    private static Optional<Long> number(String text) {
        return text.matches("\\d{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    private void build(LearnerId learner) {
        removeAll();
        var kept = playgrounds.files(playground);
        files = new FilesPane(
                kept.isEmpty() ? FIRST_FILE : kept,
                limits.manifestSize().toBytes(),
                this::apply,
                (file, text) -> playgrounds.save(playground, file, text),
                file -> playgrounds.remove(playground, file));
        var id = playground.workspace(learner);
        workspaces.open(id, playground.origin());
        bench = new Bench(workspaces, id, playground.origin(), this, message -> console.refused(message));
        console = new Console(bench, files::texts);
        console.addCommandListener(event -> run(event.command()));
        var cluster = new ClusterPanel(bench);
        SceneFeed.tie(cluster, workspaces, id, scene -> {
            cluster.show(scene);
            console.show(scene);
        });
        panes = new Panes();
        panes.leaveOut(Panes.Part.TEXT);
        panes.put(Panes.Part.EDITOR, files);
        panes.put(Panes.Part.ACTIONS, actions());
        panes.put(Panes.Part.TERMINAL, console);
        panes.put(Panes.Part.CLUSTER, cluster);
        add(panes);
        buildHeader();
    }

    private Div actions() {
        var keys = new Span("Ctrl+Enter");
        keys.addClassName("dd-keys");
        keys.getElement().setAttribute("aria-hidden", "true");
        var apply = new Button(getTranslation("lesson.apply"), event -> apply());
        apply.addThemeVariants(ButtonVariant.PRIMARY);
        apply.setSuffixComponent(keys);
        apply.setId("apply");
        apply.addClickShortcut(Key.ENTER, KeyModifier.CONTROL);
        var target = new Span();
        target.addClassName("dd-target");
        var actions = new Div(target, apply);
        actions.addClassName("dd-actions");
        return actions;
    }

    private void buildHeader() {
        header.removeAll();
        var here = new Span(name);
        here.getElement().setAttribute("aria-current", "page");
        var crumbs = new Nav(new Anchor("/play", getTranslation("workbench.play.title")), new Span("›"), here);
        crumbs.getElement().setAttribute("aria-label", getTranslation("lesson.crumbs"));
        header.add(crumbs);
    }

    private void apply() {
        if (files.isTooLong()) {
            console.say(getTranslation("workbench.editor.too-long"));
        } else {
            run(new Command.Kubectl("kubectl apply -f " + files.current(), files.texts()));
        }
    }

    private void run(Command command) {
        bench.command(command, done -> {
            console.answered(command, done.output());
            files.mark(done.output().problems());
            panes.announce(Panes.Part.TERMINAL);
            panes.announce(Panes.Part.CLUSTER);
        });
    }
}
