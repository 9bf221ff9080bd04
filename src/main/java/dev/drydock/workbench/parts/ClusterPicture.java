package dev.drydock.workbench.parts;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.shared.Registration;
import dev.drydock.workbench.Scene;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The drawing of the control plane, nodes, Pods, Services and workloads. Sends the page only what changed since it was last told.
@Tag("drydock-cluster")
@JsModule("./drydock-cluster.ts")
public final class ClusterPicture extends Component implements HasStyle {
    private static final List<String> WORDS = List.of(
            "title", "legend", "ready", "starting", "waiting", "failing", "ending", "queue", "queueEmpty", "pods", "reaches", "unbound",
            "none", "worker", "control-plane", "running", "stopped", "out", "node", "revision", "handing", "filter", "filter.all",
            "filter.everything", "empty", "many", "workloads", "services");

    private Items shown = Items.NONE;
    private boolean begun;

    public ClusterPicture() {
        setWords(WORDS.stream());
    }

    private void setWords(Stream<String> words) {
        getElement().setPropertyMap("words", words.collect(
                Collectors.toMap(Function.identity(), word -> getTranslation("workbench.picture." + word))));
    }

    public void show(Scene scene) {
        show(scene.contents(), scene.stopped());
    }

    /// @param stopped what is stopped, as [Scene#stopped()] names it
    public void show(Scene.Contents contents, Set<String> stopped) {
        var now = Items.of(contents, stopped);
        var before = shown;
        shown = now;
        if (!begun) {
            begun = true;
            sendAll();
        } else {
            send(now.since(before));
        }
    }

    /// Who asks for an item wants to know more about it. Without a listener the picture does not say that one can ask.
    public Registration addSelectListener(ComponentEventListener<SelectEvent> listener) {
        setWords(Stream.concat(WORDS.stream(), Stream.of("hint")));
        return addListener(SelectEvent.class, listener);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        if (begun) {
            sendAll();
        }
    }

    /// What is there when one arrives has not just happened, so it is shown without motion.
    private void sendAll() {
        send(shown.all());
    }

    private void send(Items.Patch patch) {
        if (isAttached() && !patch.isEmpty()) {
            getElement().callJsFunction("patch", patch);
        }
    }

    @DomEvent("item-selected")
    public static class SelectEvent extends ComponentEvent<ClusterPicture> {
        private final String kind;
        private final String namespace;
        private final String name;

        public SelectEvent(
                ClusterPicture source,
                boolean fromClient,
                @EventData("event.detail.kind") String kind,
                @EventData("event.detail.namespace") String namespace,
                @EventData("event.detail.name") String name) {
            super(source, fromClient);
            this.kind = kind;
            this.namespace = namespace;
            this.name = name;
        }

        /// `pod`, `node`, `service`, `deployment` or `replicaset`.
        public String kind() {
            return kind;
        }

        public String namespace() {
            return namespace;
        }

        public String name() {
            return name;
        }
    }
}
