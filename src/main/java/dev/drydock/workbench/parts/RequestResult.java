package dev.drydock.workbench.parts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import dev.drydock.kube.Reply;
import dev.drydock.kube.api.ObjectKey;
import dev.drydock.workbench.Command;
import dev.drydock.workbench.Scene;
import dev.drydock.workbench.insight.Question;
import dev.drydock.workbench.insight.Ref;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// What became of one request: who answered, by which way; or how far it came, and why nobody answered.
final class RequestResult extends Div {
    private static final int LINES = 8;

    private final Bench bench;
    private final Consumer<Ref> inspect;
    private final Paragraph verdict = new Paragraph();
    private final Div rest = new Div();
    private int count;

    RequestResult(Bench bench, Consumer<Ref> inspect) {
        this.bench = bench;
        this.inspect = inspect;
        addClassName("dd-result");
        setId("request-result");
        verdict.getElement().setAttribute("role", "status");
        add(verdict, rest);
        rest.setVisible(false);
    }

    void show(Command.Request request, Reply reply, Scene scene) {
        boolean answered = reply.failure().isEmpty();
        boolean well = answered && reply.status() < 400;
        verdict.setClassName("dd-state " + (well ? "dd-ready" : answered ? "dd-waiting" : "dd-failing"));
        verdict.setText(answered
                ? getTranslation("workbench.traffic.answered", reply.by().map(ObjectKey::name).orElse(request.address()), reply.status(), ++count)
                : getTranslation("workbench.traffic.unanswered", reply.failure(), ++count));
        rest.removeAll();
        rest.setVisible(true);
        rest.add(way(request, reply, scene));
        if (answered) {
            rest.add(body(reply.body()));
        } else {
            explain(request, reply, scene);
        }
    }

    private OrderedList way(Command.Request request, Reply reply, Scene scene) {
        var way = new OrderedList();
        way.addClassName("dd-hops");
        way.add(request.from().isEmpty()
                ? hop("from", new Span(getTranslation("workbench.traffic.outside")))
                : hop("from", link("pods", key(request.from()))));
        var name = Destinations.host(request.address());
        if (!reply.address().isEmpty() && !name.equals(reply.address())) {
            way.add(hop("name", code(name + " → " + reply.address())));
        }
        reply.service().ifPresent(service -> way.add(hop("service", link("services", service))));
        reply.by().flatMap(by -> pod(by, scene)).ifPresent(pod -> {
            if (reply.service().isPresent()) {
                way.add(hop("endpoint", code(pod.ip())));
            }
            way.add(hop("pod", link("pods", new ObjectKey(pod.namespace(), pod.name()))));
            way.add(hop("node", link("nodes", new ObjectKey("", pod.node()))));
        });
        if (!reply.failure().isEmpty()) {
            var nobody = new Span(getTranslation("workbench.traffic.nobody"));
            nobody.addClassNames("dd-state", "dd-failing");
            way.add(new ListItem(nobody));
        }
        return way;
    }

    private void explain(Command.Request request, Reply reply, Scene scene) {
        var why = Unanswered.of(request.from(), reply, scene);
        if (why != Unanswered.AT_SERVICE) {
            rest.add(new Paragraph(getTranslation(
                    "workbench.traffic.why." + why.name().toLowerCase(Locale.ROOT).replace('_', '-'), Destinations.host(request.address()))));
        }
        int shown = count;
        reply.service().ifPresent(service -> bench.ask(new Question.WhyNot(new Ref("services", service.namespace(), service.name())), findings -> {
            if (shown == count) {
                findings.forEach(finding -> rest.add(new FindingBox(finding)));
            }
        }));
    }

    private ListItem hop(String word, Component what) {
        var about = new Span(getTranslation("workbench.traffic.hop." + word));
        about.addClassName("dd-hop");
        return new ListItem(about, what);
    }

    private NativeButton link(String resource, ObjectKey key) {
        var ref = new Ref(resource, key.namespace(), key.name());
        var button = new NativeButton(ref.shortName(), event -> inspect.accept(ref));
        button.addClassName("dd-link");
        return button;
    }

    private static Span code(String text) {
        var code = new Span(text);
        code.addClassName("dd-mono");
        return code;
    }

    private static Pre body(String text) {
        var lines = text.lines().toList();
        var pre = new Pre(lines.stream().limit(LINES).collect(Collectors.joining("\n")) + (lines.size() > LINES ? "\n…" : ""));
        pre.addClassName("dd-printed");
        pre.getElement().setAttribute("tabindex", "0");
        return pre;
    }

    private static Optional<Scene.Pod> pod(ObjectKey key, Scene scene) {
        return scene.contents().pods().stream()
                .filter(pod -> pod.namespace().equals(key.namespace()) && pod.name().equals(key.name()))
                .findFirst();
    }

    private static ObjectKey key(String pod) {
        int slash = pod.indexOf('/');
        return new ObjectKey(pod.substring(0, slash), pod.substring(slash + 1));
    }
}
