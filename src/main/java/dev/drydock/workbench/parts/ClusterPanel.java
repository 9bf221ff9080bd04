package dev.drydock.workbench.parts;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import dev.drydock.workbench.Scene;
import dev.drydock.workbench.insight.Ref;
import java.util.Map;

/// A live cluster: its picture, its tables, the way of the last command through it, traffic and faults; any of its objects from all sides;
/// and its clock.
public final class ClusterPanel extends Div {
    private static final Map<String, String> RESOURCES = Map.of(
            "pod", "pods", "node", "nodes", "service", "services", "deployment", "deployments.apps", "replicaset", "replicasets.apps");

    private final ClusterPicture picture = new ClusterPicture();
    private final ClusterTables tables = new ClusterTables();
    private final TracePane trace;
    private final TrafficPane traffic;
    private final FaultsPane faults;
    private final FaultBanner banner;
    private final Tabs tabs = new Tabs(getTranslation("workbench.cluster.views"));
    private final Inspector inspector;
    private final ComparisonPane comparison = new ComparisonPane(this::showViews);
    private final TimeBar time;
    private final Bench bench;
    private int branch;

    public ClusterPanel(Bench bench) {
        this.bench = bench;
        addClassName("dd-cluster");
        trace = new TracePane(bench, this::inspect);
        traffic = new TrafficPane(bench, this::inspect);
        faults = new FaultsPane(bench);
        banner = new FaultBanner(bench, this::showFaults);
        inspector = new Inspector(bench);
        time = new TimeBar(bench, this::compare);
        var anew = new NativeButton(getTranslation("workbench.cluster.again"), event -> bench.beginAgain());
        anew.setId("new-cluster");
        anew.addClassName("dd-quiet");
        var head = new Div(new H2(getTranslation("workbench.cluster.title")), anew);
        head.addClassName("dd-cluster-head");
        picture.setId("picture");
        picture.addSelectListener(item -> inspect(new Ref(RESOURCES.get(item.kind()), item.namespace(), item.name())));
        tabs.add("picture", getTranslation("workbench.cluster.picture"), new Div(picture, tables));
        tabs.add("trace", getTranslation("workbench.cluster.trace"), trace);
        tabs.add("traffic", getTranslation("workbench.cluster.traffic"), traffic);
        tabs.add("faults", getTranslation("workbench.cluster.faults"), faults);
        tabs.onChoice(name -> trace.setActive(name.equals("trace")));
        inspector.onClosed(this::showViews);
        inspector.onStep(this::trace);
        var body = new Div(head, banner, tabs, inspector, comparison);
        body.addClassName("dd-cluster-body");
        add(body, time);
    }

    /// Shows an object from all sides, over the view that was open.
    public void inspect(Ref ref) {
        tabs.setVisible(false);
        comparison.setVisible(false);
        trace.setActive(false);
        inspector.open(ref);
    }

    private void compare(int other) {
        int one = branch;
        bench.compare(one, other, difference -> {
            tabs.setVisible(false);
            trace.setActive(false);
            inspector.setVisible(false);
            comparison.show(difference, one + 1, other + 1);
        });
    }

    private void showFaults() {
        inspector.close();
        comparison.setVisible(false);
        tabs.setVisible(true);
        tabs.show("faults");
        tabs.focus();
    }

    /// Shows a step among all that the same command led to.
    private void trace(long step) {
        inspector.close();
        tabs.show("trace");
        trace.open(step);
        tabs.focus();
    }

    private void showViews() {
        tabs.setVisible(true);
        trace.setActive(tabs.shown().equals("trace"));
    }

    public void show(Scene scene) {
        branch = scene.timeline().branch();
        picture.show(scene);
        tables.show(scene);
        trace.show(scene);
        traffic.show(scene);
        faults.show(scene);
        banner.show(scene);
        inspector.refresh(scene);
        tabs.mark("faults", scene.stopped().isEmpty() ? "" : String.valueOf(scene.stopped().size()));
        time.show(scene);
    }
}
