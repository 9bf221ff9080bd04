package dev.drydock.workbench.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.drydock.base.LearnerId;
import dev.drydock.workbench.Machine;
import dev.drydock.workbench.Origin;
import dev.drydock.workbench.Playground;
import dev.drydock.workbench.Playgrounds;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/// A learner's own clusters: those that are kept, and a new one with the nodes that are asked for.
@Route("play")
@AnonymousAllowed
@StyleSheet("workbench.css")
@StyleSheet("play.css")
class PlaygroundsView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private static final int MOST_NODES = 12;
    private static final int MOST_CHARACTERS = 60;

    private final Playgrounds playgrounds;
    private final List<MachineRow> rows = new ArrayList<>();
    private final Div machines = new Div();
    private final TextField name = new TextField(getTranslation("workbench.play.name"));
    private final NativeButton more = new NativeButton(getTranslation("workbench.play.more"), event -> addRow(rows.getLast().machine()));

    PlaygroundsView(Playgrounds playgrounds) {
        this.playgrounds = playgrounds;
        addClassNames("dd-page", "dd-wide", "dd-play");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var learner = LearnerId.of(event.getUI());
        var kept = playgrounds.all(learner);
        removeAll();
        add(new H1(getTranslation("workbench.play.title")), new Paragraph(getTranslation("workbench.play.about")));
        if (!kept.isEmpty()) {
            add(kept(kept, learner));
        }
        add(playgrounds.isFull(learner) ? new Paragraph(getTranslation("workbench.play.full")) : form(kept.size() + 1, learner));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("workbench.play.title") + " · Drydock";
    }

    private Section kept(List<Playground> kept, LearnerId learner) {
        var list = new UnorderedList();
        list.addClassName("dd-playgrounds");
        kept.forEach(playground -> {
            var made = playground.created().atOffset(ZoneOffset.UTC).toLocalDate()
                    .format(DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(getLocale()));
            int nodes = playground.origin().machines().isEmpty() ? playground.origin().workers() : playground.origin().machines().size();
            var facts = new Span(getTranslation("workbench.play.facts", nodes, made));
            facts.addClassName("dd-facts");
            var delete = new NativeButton(getTranslation("workbench.play.delete"));
            delete.addClassName("dd-quiet");
            delete.setAriaLabel(getTranslation("workbench.play.delete-one", playground.name()));
            var item = new ListItem(new Anchor("/play/" + playground.id(), playground.name()), facts, delete);
            delete.addClickListener(event -> askToDelete(item, playground, learner));
            list.add(item);
        });
        return new Section(new H2(getTranslation("workbench.play.kept")), list);
    }

    /// Once more, since it does not come back.
    private void askToDelete(ListItem item, Playground playground, LearnerId learner) {
        item.removeAll();
        var yes = new NativeButton(getTranslation("workbench.play.delete-yes"), event -> {
            playgrounds.delete(learner, playground.id());
            getUI().ifPresent(ui -> ui.refreshCurrentRoute(false));
        });
        var no = new NativeButton(getTranslation("workbench.play.delete-no"), event -> getUI().ifPresent(ui -> ui.refreshCurrentRoute(false)));
        yes.addClassName("dd-quiet");
        no.addClassName("dd-quiet");
        item.add(new Span(getTranslation("workbench.play.delete-sure", playground.name())), yes, no);
        no.focus();
    }

    private Section form(int number, LearnerId learner) {
        rows.clear();
        machines.removeAll();
        machines.addClassName("dd-machines");
        for (int i = 0; i < Origin.STANDARD.workers(); i++) {
            addRow(Machine.USUAL);
        }
        name.setId("playground-name");
        name.setMaxLength(MOST_CHARACTERS);
        name.setValue(getTranslation("workbench.play.default-name", number));
        more.addClassName("dd-quiet");
        more.setId("more-nodes");
        var create = new Button(getTranslation("workbench.play.create"), event -> create(learner));
        create.addThemeVariants(ButtonVariant.PRIMARY);
        create.setId("create");
        var section = new Section(new H2(getTranslation("workbench.play.new")), name, new H2(getTranslation("workbench.play.nodes")), machines, more, create);
        section.addClassName("dd-new");
        return section;
    }

    private void addRow(Machine machine) {
        var row = new MachineRow(machine, this::removeRow);
        rows.add(row);
        machines.add(row);
        number();
    }

    private void removeRow(MachineRow row) {
        if (rows.size() > 1) {
            rows.remove(row);
            machines.remove(row);
            number();
            more.focus();
        }
    }

    private void number() {
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).number(i + 1);
        }
        more.setEnabled(rows.size() < MOST_NODES);
    }

    private void create(LearnerId learner) {
        name.setInvalid(name.getValue().isBlank());
        name.setErrorMessage(getTranslation("workbench.play.wrong.name"));
        var wrong = rows.stream().filter(row -> !row.check()).toList();
        if (name.isInvalid() || !wrong.isEmpty() || playgrounds.isFull(learner)) {
            return;
        }
        var origin = new Origin(ThreadLocalRandom.current().nextLong(1, 1_000_000), rows.size(), rows.stream().map(MachineRow::machine).toList());
        var made = playgrounds.create(learner, name.getValue().strip(), origin);
        getUI().ifPresent(ui -> ui.navigate("play/" + made.id()));
    }
}
