package dev.drydock.share.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.drydock.base.LearnerId;
import dev.drydock.lesson.Contents;
import dev.drydock.lesson.Drafts;
import dev.drydock.lesson.Exercises;
import dev.drydock.lesson.Lesson;
import dev.drydock.share.Shared;
import dev.drydock.share.Shares;
import dev.drydock.workbench.Workspaces;
import dev.drydock.workbench.parts.ClusterPicture;
import dev.drydock.workbench.parts.ClusterTables;
import dev.drydock.workbench.parts.SceneFeed;
import dev.drydock.workbench.parts.YamlEditor;

/// What somebody shared: the lesson's name, their manifest, what kubectl answered, and the cluster that came of it.
/// To be read; "make it mine" takes the manifest over into one's own lesson.
@Route("s/:slug")
@AnonymousAllowed
@StyleSheet("workbench.css")
@StyleSheet("share.css")
class SharedView extends Section implements BeforeEnterObserver, HasDynamicTitle {
    private final Shares shares;
    private final Contents contents;
    private final Workspaces workspaces;
    private final Drafts drafts;
    private String title = "";

    SharedView(Shares shares, Contents contents, Workspaces workspaces, Drafts drafts) {
        this.shares = shares;
        this.contents = contents;
        this.workspaces = workspaces;
        this.drafts = drafts;
        addClassNames("dd-page", "dd-wide", "dd-shared");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        var found = event.getRouteParameters().get("slug").flatMap(shares::find);
        var lesson = found.flatMap(shared -> contents.find(shared.lesson()));
        if (found.isPresent() && lesson.isPresent()) {
            show(found.get(), lesson.get());
        } else {
            title = getTranslation("share.gone.title");
            add(new H1(title), new Paragraph(getTranslation("share.gone.text")), new Anchor("/", getTranslation("base.to-front")));
        }
    }

    @Override
    public String getPageTitle() {
        return title + " · Drydock";
    }

    private void show(Shared shared, Lesson lesson) {
        title = lesson.title().in(getLocale());
        add(new H1(title), new Paragraph(getTranslation(shared.passed() ? "share.passed" : "share.about")), takeOver(shared, lesson));
        var panes = new Div(written(shared), cluster(shared, lesson));
        panes.addClassName("dd-shared-panes");
        add(panes);
    }

    private Button takeOver(Shared shared, Lesson lesson) {
        var button = new Button(getTranslation("share.make-mine"), event -> {
            drafts.save(LearnerId.current(), lesson.id(), shared.file(), shared.manifest());
            getUI().ifPresent(ui -> ui.navigate("lesson/" + lesson.id()));
        });
        button.addThemeVariants(ButtonVariant.PRIMARY);
        button.setId("make-mine");
        return button;
    }

    private Div written(Shared shared) {
        var editor = new YamlEditor();
        editor.setLabel(shared.file());
        editor.setReadOnly(true);
        editor.setValue(shared.manifest());
        var written = new Div(new H2(shared.file()), editor);
        if (!shared.answer().isEmpty()) {
            var answer = new Pre("$ kubectl apply -f " + shared.file() + "\n" + shared.answer().stripTrailing());
            answer.addClassName("dd-answer");
            written.add(answer);
        }
        return written;
    }

    private Div cluster(Shared shared, Lesson lesson) {
        var workspace = shares.workspace(shared);
        workspaces.open(workspace, Exercises.origin(lesson));
        var picture = new ClusterPicture();
        var tables = new ClusterTables();
        var cluster = new Div(new H2(getTranslation("share.cluster")), picture, tables);
        SceneFeed.tie(cluster, workspaces, workspace, scene -> {
            picture.show(scene);
            tables.show(scene);
        });
        return cluster;
    }
}
