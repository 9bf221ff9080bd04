package dev.drydock.workbench.parts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import dev.drydock.workbench.Command;
import dev.drydock.workbench.Pace;
import dev.drydock.workbench.Scene;
import dev.drydock.workbench.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.IntConsumer;

/// The cluster's time: its moments to go back to, its branches, how fast it goes, and its clock.
final class TimeBar extends Div {
    private final Bench bench;
    private final Map<Pace, NativeButton> speeds = new EnumMap<>(Pace.class);
    private final NativeButton play;
    private final NativeButton back;
    private final NativeButton settle;
    private final Clock clock = new Clock();
    private final MomentSlider slider;
    private final PastBar past;
    private final BranchBar branches;
    private Timeline timeline = Timeline.NONE;
    private Pace pace = Pace.NORMAL;
    private Pace beforePause = Pace.NORMAL;

    /// @param compare shows what differs between the branch that is shown and this one
    TimeBar(Bench bench, IntConsumer compare) {
        this.bench = bench;
        addClassName("dd-time");
        slider = new MomentSlider(getTranslation("workbench.time.moments"), this::goTo);
        past = new PastBar(bench);
        branches = new BranchBar(bench, compare);
        back = button("back", "❘◂", () -> goTo(timeline.shown() - 1));
        play = button("play", "❚❚", () -> set(pace == Pace.PAUSED ? beforePause : Pace.PAUSED));
        settle = button("settle", "▸▸❘", () -> bench.command(new Command.Settle()));
        var buttons = new Div(back, play, button("step", "▸❘", this::step), speeds(), settle, clock);
        buttons.addClassName("dd-timebar");
        buttons.getElement().setAttribute("role", "toolbar").setAttribute("aria-label", getTranslation("workbench.time.label"));
        add(past, branches, slider, buttons);
        showPace(pace);
    }

    void show(Scene scene) {
        timeline = scene.timeline();
        showPace(scene.pace());
        var passed = Duration.between(scene.began(), scene.now());
        clock.show(passed, scene.pace().factor());
        slider.show(timeline, inWords(scene.began()));
        past.show(timeline, StepWords.clock(scene.began(), scene.now()));
        branches.show(timeline);
        back.setEnabled(timeline.shown() > 0);
        settle.setEnabled(!timeline.isPast());
    }

    /// `00:03 kubectl apply -f pod.yaml`, as a screen reader says where the slider stands.
    private String inWords(Instant began) {
        if (timeline.moments().isEmpty()) {
            return "";
        }
        var moment = timeline.moments().get(timeline.shown());
        var told = moment.label();
        for (int i = timeline.shown(); told.isEmpty() && i > 0; i--) {
            told = timeline.moments().get(i).label();
        }
        return (StepWords.clock(began, moment.at()) + " " + told).strip();
    }

    private void goTo(int moment) {
        int last = timeline.moments().size() - 1;
        if (moment >= last) {
            bench.command(new Command.Return());
        } else if (moment >= 0) {
            bench.command(new Command.Rewind(timeline.moments().get(moment).revision()));
        }
    }

    /// In the past the next moment is known already; in the present it is made.
    private void step() {
        if (timeline.isPast()) {
            goTo(timeline.shown() + 1);
        } else {
            bench.command(new Command.Step());
        }
    }

    private Div speeds() {
        var group = new Div();
        group.addClassName("dd-speeds");
        group.getElement().setAttribute("role", "group").setAttribute("aria-label", getTranslation("workbench.time.speed"));
        for (var speed : Pace.values()) {
            if (speed != Pace.PAUSED) {
                var button = new NativeButton(speed.factor() + "×", event -> set(speed));
                button.setId("speed-" + speed.factor());
                speeds.put(speed, button);
                group.add(button);
            }
        }
        return group;
    }

    private NativeButton button(String name, String sign, Runnable action) {
        var button = new NativeButton("", event -> action.run());
        var shape = new Span(sign);
        shape.getElement().setAttribute("aria-hidden", "true");
        button.add(shape);
        button.setId("time-" + name);
        button.setAriaLabel(getTranslation("workbench.time." + name));
        button.setTitle(getTranslation("workbench.time." + name));
        return button;
    }

    private void set(Pace next) {
        bench.command(new Command.Play(next));
    }

    private void showPace(Pace now) {
        if (now != Pace.PAUSED) {
            beforePause = now;
        }
        pace = now;
        var name = now == Pace.PAUSED ? "resume" : "play";
        ((Span) play.getComponentAt(0)).setText(now == Pace.PAUSED ? "▶" : "❚❚");
        play.setAriaLabel(getTranslation("workbench.time." + name));
        play.setTitle(getTranslation("workbench.time." + name));
        speeds.forEach((speed, button) -> button.getElement().setAttribute("aria-pressed", String.valueOf(speed == now)));
    }

    /// Shows the time since the cluster began; ticks by itself between two tellings.
    @Tag("drydock-clock")
    @JsModule("./drydock-clock.ts")
    private static final class Clock extends Component {
        Clock() {
            getElement().setAttribute("role", "timer");
            getElement().setAttribute("aria-label", getTranslation("workbench.time.clock"));
        }

        void show(Duration passed, int factor) {
            getElement().callJsFunction("set", passed.toMillis(), factor);
        }
    }
}
