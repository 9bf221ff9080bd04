package dev.drydock.workbench.parts;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import dev.drydock.workbench.Command;
import dev.drydock.workbench.Scene;
import java.util.function.Consumer;

/// A live cluster: its picture, its tables and its clock.
public final class ClusterPanel extends Div {
    private final ClusterPicture picture = new ClusterPicture();
    private final ClusterTables tables = new ClusterTables();
    private final TimeBar time;

    /// @param again starts over with a new cluster
    public ClusterPanel(Consumer<Command> commands, Runnable again) {
        addClassName("dd-cluster");
        time = new TimeBar(commands);
        var anew = new NativeButton(getTranslation("workbench.cluster.again"), event -> again.run());
        anew.setId("new-cluster");
        anew.addClassName("dd-quiet");
        var head = new Div(new H2(getTranslation("workbench.cluster.title")), anew);
        head.addClassName("dd-cluster-head");
        picture.setId("picture");
        var body = new Div(head, picture, tables);
        body.addClassName("dd-cluster-body");
        add(body, time);
    }

    public ClusterPicture picture() {
        return picture;
    }

    public void show(Scene scene) {
        picture.show(scene.contents());
        tables.show(scene);
        time.show(scene);
    }
}
