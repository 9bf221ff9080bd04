package dev.drydock.classroom.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.spring.security.AuthenticationContext;
import dev.drydock.base.Roles;
import dev.drydock.classroom.Classroom;
import dev.drydock.classroom.Classrooms;
import dev.drydock.classroom.Watchers;
import dev.drydock.lesson.Contents;
import jakarta.annotation.security.RolesAllowed;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// A class, live: its learners by lessons, as verdicts come.
@Route("teach/class/:number([0-9]+)")
@RolesAllowed(Roles.INSTRUCTOR)
class ClassView extends Section implements BeforeEnterObserver, HasDynamicTitle {
    private final Classrooms classrooms;
    private final Watchers watchers;
    private final String instructor;
    private final ProgressTable table;
    private final AtomicBoolean stale = new AtomicBoolean();
    private @Nullable Classroom classroom;
    private Runnable unwatch = () -> {};

    ClassView(Classrooms classrooms, Watchers watchers, Contents contents, AuthenticationContext authentication) {
        this.classrooms = classrooms;
        this.watchers = watchers;
        this.instructor = authentication.getPrincipalName().orElseThrow();
        this.table = new ProgressTable(contents);
        addClassNames("dd-page", "dd-wide");
    }

    /// Another instructor's class is not told from one that never was.
    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var found = event.getRouteParameters()
                .getLong("number")
                .flatMap(number -> classrooms.find(instructor, number));
        classroom = found.orElseThrow(NotFoundException::new);
        removeAll();
        add(
                new Anchor("/teach", "‹ " + getTranslation("classroom.teach.title")),
                new H1(classroom.title()),
                invitation(classroom),
                table);
        table.show(classrooms.progress(classroom));
    }

    @Override
    public String getPageTitle() {
        return Optional.ofNullable(classroom).map(Classroom::title).orElse("") + " · Drydock";
    }

    @Override
    protected void onAttach(AttachEvent event) {
        var ui = event.getUI();
        unwatch = watchers.watch(Objects.requireNonNull(classroom), () -> changed(ui));
    }

    @Override
    protected void onDetach(DetachEvent event) {
        unwatch.run();
    }

    /// Many verdicts at once are one look at the class.
    private void changed(UI ui) {
        if (stale.compareAndSet(false, true)) {
            ui.access(() -> {
                stale.set(false);
                table.show(classrooms.progress(Objects.requireNonNull(classroom)));
            });
        }
    }

    private Div invitation(Classroom classroom) {
        var address = Forms.absolute("/join/" + classroom.joinCode());
        var link = new Anchor(address, address);
        link.setId("join-link");
        link.setRouterIgnore(true);
        var copy = new Button(getTranslation("classroom.class.copy"));
        copy.addClickListener(event -> {
            copy.getElement().executeJs("return navigator.clipboard.writeText($0)", address);
            copy.setText(getTranslation("classroom.class.copied"));
        });
        var code = new Span(classroom.joinCode());
        code.addClassName("dd-code");
        var line = new Div(new Paragraph(getTranslation("classroom.class.invite")), link, code, copy);
        line.addClassName("dd-invitation");
        return line;
    }
}
