package dev.drydock.workbench.parts;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.drydock.workbench.Scene;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A steady stream of requests, counted: how many were sent, answered and lost, and who answered how many.
/// Its last counts stay when it ends.
final class StreamMeter extends Div {
    /// More bars than that nobody compares.
    private static final int MOST = 12;

    private final Paragraph about = new Paragraph();
    private final Span sent = number("sent");
    private final Span answered = number("answered");
    private final Span lost = number("lost");
    private final Paragraph failure = new Paragraph();
    private final Div bars = new Div();
    private final Paragraph more = new Paragraph();
    private final Span heard = new Span();
    private final Map<String, Bar> byPod = new HashMap<>();
    private Instant began = Instant.EPOCH;
    private Scene.@Nullable Traffic shown;
    private boolean running;

    StreamMeter() {
        addClassName("dd-meter");
        setId("stream-meter");
        about.addClassName("dd-meter-about");
        var numbers = new Div(labelled(sent, "sent"), labelled(answered, "answered-count"), labelled(lost, "lost"));
        numbers.addClassName("dd-numbers");
        failure.addClassName("dd-quote");
        bars.addClassName("dd-bars");
        heard.addClassName("dd-heard");
        heard.getElement().setAttribute("role", "status");
        more.setVisible(false);
        failure.setVisible(false);
        add(about, numbers, failure, bars, more, heard);
        setVisible(false);
    }

    void show(Scene scene) {
        var now = scene.traffic();
        if (!scene.began().equals(began)) {
            began = scene.began();
            shown = null;
        }
        if (now != null) {
            boolean begins = !running;
            count(now, begins ? null : shown);
            running = true;
            shown = now;
        } else if (running && shown != null) {
            running = false;
            about.setText(getTranslation("workbench.traffic.stream-ended", shown.address()));
            heard.setText(getTranslation("workbench.traffic.heard", shown.sent(), shown.lost()));
        }
        setVisible(shown != null);
    }

    private void count(Scene.Traffic now, Scene.@Nullable Traffic before) {
        var from = now.from().isEmpty() ? getTranslation("workbench.traffic.outside") : now.from().substring(now.from().indexOf('/') + 1);
        about.setText(getTranslation("workbench.traffic.stream-runs", from, now.address()));
        sent.setText(String.valueOf(now.sent()));
        answered.setText(String.valueOf(now.sent() - now.lost()));
        lost.setText(String.valueOf(now.lost()));
        lost.setClassName("dd-some", now.lost() > 0);
        failure.setText(now.failure());
        failure.setVisible(!now.failure().isEmpty());
        if (before == null) {
            heard.setText(getTranslation("workbench.traffic.stream-runs", from, now.address()));
        } else if (before.lost() == 0 && now.lost() > 0) {
            heard.setText(getTranslation("workbench.traffic.first-lost", now.failure()));
        }
        showBars(now.byPod());
    }

    private void showBars(Map<String, Integer> counts) {
        var most = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        if (!byPod.keySet().equals(Set.copyOf(most))) {
            bars.removeAll();
            byPod.clear();
            most.forEach(pod -> bars.add(byPod.computeIfAbsent(pod, Bar::new)));
        }
        int longest = counts.values().stream().mapToInt(Integer::intValue).max().orElse(1);
        byPod.forEach((pod, bar) -> bar.show(counts.getOrDefault(pod, 0), longest));
        more.setVisible(counts.size() > MOST);
        more.setText(getTranslation("workbench.traffic.more", counts.size() - most.size()));
    }

    private static Span number(String id) {
        var number = new Span("0");
        number.setId("stream-" + id);
        return number;
    }

    private Div labelled(Span number, String word) {
        var label = new Span(getTranslation("workbench.traffic." + word));
        label.addClassName("dd-number-label");
        return new Div(number, label);
    }

    /// How many requests one Pod answered.
    private static final class Bar extends Div {
        private final Div length = new Div();
        private final Span count = new Span();

        Bar(String pod) {
            addClassName("dd-tally");
            length.addClassName("dd-bar-length");
            var track = new Div(length);
            track.addClassName("dd-bar-track");
            var name = new Span(pod);
            name.addClassName("dd-mono");
            add(name, track, count);
        }

        void show(int answered, int longest) {
            count.setText(String.valueOf(answered));
            length.getStyle().set("width", Math.round(100.0 * answered / longest) + "%");
        }
    }
}
