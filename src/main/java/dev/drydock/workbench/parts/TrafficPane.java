package dev.drydock.workbench.parts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.drydock.workbench.Command;
import dev.drydock.workbench.Scene;
import dev.drydock.workbench.insight.Ref;
import dev.drydock.workbench.parts.Choice.Option;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Sends requests to a Service, a node port or a Pod, one or a steady stream, and shows who answered and what was lost.
final class TrafficPane extends Div {
    /// Chosen where somebody wants to type an address.
    private static final String OTHER = " ";

    private final Bench bench;
    private final Div empty = new Div(new Paragraph(getTranslation("workbench.traffic.empty")));
    private final Div form = new Div();
    private final Choice from = new Choice("request-from");
    private final Choice to = new Choice("request-to");
    private final Input other = new Input();
    private final NativeButton send = new NativeButton(getTranslation("workbench.traffic.send"), event -> send());
    private final NativeButton stream = new NativeButton(getTranslation("workbench.traffic.stream"), event -> toggle());
    private final Paragraph past = new Paragraph(getTranslation("workbench.traffic.past"));
    private final RequestResult result;
    private final StreamMeter meter = new StreamMeter();
    private Scene.@Nullable Contents seen;
    private boolean chosen;
    private boolean streaming;

    TrafficPane(Bench bench, Consumer<Ref> inspect) {
        this.bench = bench;
        result = new RequestResult(bench, inspect);
        addClassName("dd-traffic");
        var example = new Pre("kubectl create deployment web --image=nginx\nkubectl expose deployment web --port=80");
        example.addClassName("dd-printed");
        empty.add(example);
        empty.addClassName("dd-nobody");
        past.addClassName("dd-note");
        past.setVisible(false);
        from.addValueChangeListener(event -> chosen |= event.isFromClient());
        to.addValueChangeListener(event -> {
            chosen |= event.isFromClient();
            other.setVisible(event.getValue().equals(OTHER));
        });
        other.setId("request-address");
        other.addClassName("dd-choice");
        other.setPlaceholder("http://web.default.svc.cluster.local/");
        other.setValueChangeMode(ValueChangeMode.EAGER);
        other.getElement().setAttribute("aria-label", getTranslation("workbench.traffic.address")).setAttribute("maxlength", "200");
        other.getElement().addEventListener("keydown", event -> send()).setFilter("event.key === 'Enter' && !event.isComposing");
        other.setVisible(false);
        send.setId("request-send");
        send.addClassName("dd-small");
        stream.setId("stream-toggle");
        stream.addClassName("dd-small");
        var buttons = new Div(send, stream);
        buttons.addClassName("dd-deeds");
        form.add(labelled("from", from), labelled("to", to), other, buttons);
        form.addClassName("dd-request");
        add(empty, past, form, result, meter);
    }

    void show(Scene scene) {
        past.setVisible(scene.timeline().isPast());
        streaming = scene.traffic() != null;
        stream.setText(getTranslation(streaming ? "workbench.traffic.stream-stop" : "workbench.traffic.stream"));
        stream.setEnabled(streaming || !scene.timeline().isPast());
        meter.show(scene);
        if (!scene.contents().equals(seen)) {
            seen = scene.contents();
            offer(Destinations.of(seen));
        }
    }

    private void offer(Destinations destinations) {
        empty.setVisible(destinations.isEmpty());
        form.setVisible(!destinations.isEmpty());
        var senders = new LinkedHashMap<String, List<Option>>();
        senders.put(group("clients"), List.of(new Option("", getTranslation("workbench.traffic.outside"))));
        senders.put(group("from-pods"), destinations.senders());
        from.show(senders);
        var receivers = new LinkedHashMap<String, List<Option>>();
        receivers.put(group("names"), destinations.names());
        receivers.put(group("cluster-ips"), destinations.clusterIps());
        receivers.put(group("node-ports"), destinations.nodePorts());
        receivers.put(group("balancers"), destinations.balancers());
        receivers.put(group("pods"), destinations.pods());
        receivers.put(group("other"), List.of(new Option(OTHER, getTranslation("workbench.traffic.other"))));
        to.show(receivers);
        if (!chosen || !from.offers(from.getValue())) {
            from.setValue(destinations.likelySender());
            from.choose();
        }
        if (!chosen || !to.offers(to.getValue())) {
            to.setValue(destinations.likelyAddress(from.getValue()));
            to.choose();
        }
    }

    private String group(String word) {
        return getTranslation("workbench.traffic.group." + word);
    }

    private void send() {
        if (address().isEmpty()) {
            return;
        }
        chosen = true;
        var request = new Command.Request(from.getValue(), address());
        bench.command(request, done -> {
            if (done.answer() != null) {
                result.show(request, done.answer(), done.scene());
            }
        });
    }

    private void toggle() {
        chosen = true;
        bench.command(streaming ? new Command.Stream("", "") : new Command.Stream(from.getValue(), address()));
    }

    private String address() {
        return to.getValue().equals(OTHER) ? other.getValue().strip() : to.getValue();
    }

    private Div labelled(String word, Component field) {
        var label = new NativeLabel(getTranslation("workbench.traffic." + word));
        label.setFor(field);
        var pair = new Div(label, field);
        pair.addClassName("dd-field");
        return pair;
    }
}
