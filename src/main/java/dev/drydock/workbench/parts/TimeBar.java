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
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/// The cluster's clock, and how fast it goes: pause, one step, three speeds, run to rest.
final class TimeBar extends Div {
    private final Bench bench;
    private final Map<Pace, NativeButton> speeds = new EnumMap<>(Pace.class);
    private final NativeButton play;
    private final Clock clock = new Clock();
    private Pace pace = Pace.NORMAL;
    private Pace beforePause = Pace.NORMAL;

    TimeBar(Bench bench) {
        this.bench = bench;
        addClassName("dd-timebar");
        getElement().setAttribute("role", "toolbar");
        getElement().setAttribute("aria-label", getTranslation("workbench.time.label"));
        play = button("play", "❚❚", () -> set(pace == Pace.PAUSED ? beforePause : Pace.PAUSED));
        add(play, button("step", "▸❘", () -> bench.command(new Command.Step())), speeds());
        add(button("settle", "▸▸❘", () -> bench.command(new Command.Settle())), clock);
        showPace(pace);
    }

    void show(Scene scene) {
        showPace(scene.pace());
        clock.show(Duration.between(scene.began(), scene.now()), scene.pace().factor());
    }

    private Div speeds() {
        var group = new Div();
        group.addClassName("dd-speeds");
        group.getElement().setAttribute("role", "group");
        group.getElement().setAttribute("aria-label", getTranslation("workbench.time.speed"));
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
