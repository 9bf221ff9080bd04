package dev.drydock.classroom.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.drydock.base.LearnerId;
import dev.drydock.classroom.Classroom;
import dev.drydock.classroom.Classrooms;

/// Where a learner joins a class by its code, after reading what the instructor will see.
@Route("join/:code?")
@AnonymousAllowed
class JoinView extends Section implements BeforeEnterObserver, HasDynamicTitle {
    private final Classrooms classrooms;

    JoinView(Classrooms classrooms) {
        this.classrooms = classrooms;
        addClassNames("dd-page", "dd-form");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        event.getRouteParameters().get("code").ifPresentOrElse(this::showFor, () -> showCodeField(""));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("classroom.join.title") + " · Drydock";
    }

    private void showFor(String code) {
        classrooms.byCode(code).ifPresentOrElse(this::showClass, () -> showCodeField(getTranslation("classroom.join.unknown")));
    }

    private void showCodeField(String problem) {
        var code = new TextField(getTranslation("classroom.join.code"));
        code.setId("join-code");
        var go = Forms.primary(getTranslation("classroom.join.go"), () -> getUI().ifPresent(
                ui -> ui.navigate("join/" + java.net.URLEncoder.encode(code.getValue().strip(), java.nio.charset.StandardCharsets.UTF_8))));
        go.addClickShortcut(Key.ENTER);
        var message = Forms.message();
        message.setText(problem);
        add(new H1(getTranslation("classroom.join.title")), message, code, go);
    }

    private void showClass(Classroom classroom) {
        boolean joined = classrooms.joined(LearnerId.current()).stream()
                .anyMatch(other -> other.number() == classroom.number());
        add(
                new H1(classroom.title()),
                new Paragraph(getTranslation("classroom.join.seen")),
                new Paragraph(getTranslation("classroom.join.unseen")));
        if (joined) {
            showJoined(classroom);
        } else {
            showNickname(classroom);
        }
    }

    private void showNickname(Classroom classroom) {
        var nickname = new TextField(getTranslation("classroom.join.nickname"));
        nickname.setId("nickname");
        nickname.setMaxLength(30);
        nickname.setAutofocus(true);
        var join = Forms.primary(getTranslation("classroom.join.join"), () -> {
            if (nickname.getValue().isBlank()) {
                nickname.setErrorMessage(getTranslation("classroom.join.nickname.missing"));
                nickname.setInvalid(true);
                nickname.focus();
            } else {
                classrooms.join(classroom, LearnerId.current(), nickname.getValue());
                getUI().ifPresent(ui -> ui.navigate(""));
            }
        });
        join.addClickShortcut(Key.ENTER);
        add(nickname, join);
    }

    private void showJoined(Classroom classroom) {
        var leave = new com.vaadin.flow.component.button.Button(getTranslation("classroom.join.leave"), event -> {
            classrooms.leave(classroom, LearnerId.current());
            removeAll();
            showClass(classroom);
        });
        var message = Forms.message();
        message.setText(getTranslation("classroom.join.joined"));
        add(message, Forms.link("/", getTranslation("classroom.join.lessons")), leave);
    }
}
