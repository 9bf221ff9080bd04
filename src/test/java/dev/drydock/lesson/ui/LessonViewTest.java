package dev.drydock.lesson.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.dom.Element;
import dev.drydock.base.LearnerId;
import dev.drydock.kube.Output;
import dev.drydock.lesson.Drafts;
import dev.drydock.lesson.Submissions;
import dev.drydock.share.Shared;
import dev.drydock.share.Shares;
import dev.drydock.workbench.Command;
import dev.drydock.workbench.Pace;
import dev.drydock.workbench.Reply;
import dev.drydock.workbench.Scene;
import dev.drydock.workbench.parts.YamlEditor;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.core.task.support.TaskExecutorAdapter;

@SpringBootTest
@ViewPackages(packages = "dev.drydock")
class LessonViewTest extends SpringBrowserlessTest {
    private static final Output NO_NAME = new Output(1, "", "error: resource name may not be empty\n", List.of());

    @Autowired
    private CannedCluster cluster;

    @Autowired
    private Drafts drafts;

    @Autowired
    private Submissions submissions;

    @Autowired
    private Shares shares;

    private LessonView view;

    @BeforeEach
    void open() {
        UI.getCurrent().setLocale(Locale.ENGLISH);
        cluster.commands.clear();
        cluster.answers(CannedCluster.SILENT);
        view = navigate(LessonView.class, Map.of("lesson", "a-pod"));
    }

    @Test
    void startsWithTheFilesOfTheLesson() {
        assertThat(editor("pod-yaml").getValue()).startsWith("apiVersion: v1\nkind: Pod\nmetadata:\nname: myapp-pod");
        assertThat(editor("web-yaml").isVisible()).isFalse();
        assertThat(view.getPageTitle()).isEqualTo("3.1 One Pod · Drydock");
    }

    @Test
    void appliesWhatIsInTheEditor() {
        editor("pod-yaml").setValue("kind: Pod\n");
        write("pod-yaml", "kind: Pod\nmine: true\n");

        apply();

        assertThat(cluster.commands)
                .containsExactly(new Command.Kubectl("kubectl apply -f pod.yaml", Map.of("pod.yaml", "kind: Pod\nmine: true\n")));
    }

    @Test
    void tellsWhatKubectlSaidAndWhatTheMistakeIs() {
        cluster.answers(NO_NAME);

        apply();

        assertThat(text(byId("console-log"))).contains("$ kubectl apply -f pod.yaml", "error: resource name may not be empty", "exit 1");
        assertThat(text(byId("verdict"))).contains("Not applied", "Lost indentation");
    }

    @Test
    void tellsEachThingThatIsMissing() {
        apply();

        assertThat(text(byId("verdict"))).contains("something is still missing", "There is no myapp-pod in the default namespace yet.");
    }

    @Test
    void saysWhichBoundWasPassed() {
        cluster.answers(new Reply.Refused(Reply.Bound.MANIFEST_SIZE, "1024 KB"));

        apply();

        assertThat(text(byId("verdict"))).contains("too large", "1024 KB");
    }

    @Test
    void doesNotApplyAnOlderTextInPlaceOfOneThatIsTooLong() {
        editor("pod-yaml").getElement().setProperty("over", true);

        apply();

        assertThat(cluster.commands).isEmpty();
        assertThat(text(byId("verdict"))).contains("larger than the server takes");
    }

    @Test
    void sharesTheManifestWithWhatKubectlSaidToIt() {
        cluster.answers(NO_NAME);
        apply();

        var shared = share();

        assertThat(shared.manifest()).isEqualTo(editor("pod-yaml").getValue());
        assertThat(shared.answer()).isEqualTo(NO_NAME.err());
        assertThat(shared.passed()).isFalse();
    }

    @Test
    void sharesNoAnswerToWhatWasNotApplied() {
        cluster.answers(NO_NAME);
        apply();
        write("pod-yaml", "# changed since\n");

        assertThat(share().answer()).isEmpty();
    }

    @Test
    void saysThatAFaultIsOursAndLetsOneTryAgain() {
        cluster.answers(new Reply.Failed("ab12cd34"));

        apply();

        assertThat(text(byId("verdict"))).contains("ab12cd34");
        assertThat(button().isEnabled()).isTrue();
    }

    @Test
    void keepsWhatIsWrittenForTheNextVisit() {
        write("pod-yaml", "# mine\n");

        var again = navigate(LessonView.class, Map.of("lesson", "from-replicaset-to-deployment"));
        navigate(LessonView.class, Map.of("lesson", "a-pod"));

        assertThat(again.getPageTitle()).isNotEmpty();
        assertThat(editor("pod-yaml").getValue()).isEqualTo("# mine\n");
        assertThat(drafts.load(learner(), "a-pod")).containsEntry("pod.yaml", "# mine\n");
    }

    @Test
    void goesBackToTheStart() {
        write("pod-yaml", "# mine\n");

        click("reset");

        assertThat(editor("pod-yaml").getValue()).startsWith("apiVersion: v1");
    }

    @Test
    void showsTheSolutionAsADifference() {
        click("compare");

        assertThat(text(byId("diff"))).contains("− name: myapp-pod", "+   name: myapp-pod");
        assertThat(editor("pod-yaml").isVisible()).isFalse();
    }

    @Test
    void opensHintsOneAfterTheOther() {
        click("hint-mend");

        assertThat(text(byId("task-mend"))).contains("it is empty").doesNotContain("belong to metadata, and containers");
        assertThat(text(byId("hint-mend"))).isEqualTo("Hint 2/3");
    }

    @Test
    void tellsAPredictionOnlyWhenTheClusterHasAnswered() {
        choose("None.");
        assertThat(text(byId("prediction"))).doesNotContain("Right.");

        cluster.answers(NO_NAME);
        apply();

        assertThat(text(byId("prediction"))).contains("Right.");
    }

    @Test
    void keepsASubmissionBeforeItsVerdictIsShown() {
        apply();

        assertThat(submissions.passed(learner())).isEmpty();
        assertThat(text(byId("verdict"))).isNotEmpty();
    }

    @Test
    void showsThePodsOfTheClusterAsTheyChange() {
        var pod = new Scene.Pod(
                "default", "<script>alert(1)</script>", "1/1", "Running", Scene.State.READY, 0, "node-1", "10.244.1.2", "", Map.of(), Instant.EPOCH);

        cluster.shows(CannedCluster.scene(Pace.FAST, pod));
        MockVaadin.clientRoundtrip();

        assertThat(text(byId("pods"))).contains("<script>alert(1)</script>", "Running", "node-1");
        assertThat(byId("speed-5").getAttribute("aria-pressed")).isEqualTo("true");
    }

    @Test
    void watchesItsClusterOnlyWhileItIsOpen() {
        assertThat(cluster.watchers()).isEqualTo(1);

        navigate(CourseView.class);

        assertThat(cluster.watchers()).isZero();
    }

    @Test
    void listsTheLessonsWithWhatIsNext() {
        navigate(CourseView.class);

        assertThat(text(((HasElement) getCurrentView()).getElement())).contains("3.1 One Pod", "Start: One Pod", "tasks 0/2");
    }

    private void apply() {
        test(button()).click();
        MockVaadin.clientRoundtrip();
    }

    private Button button() {
        return find(Button.class).withId("apply").single();
    }

    private YamlEditor editor(String file) {
        return find(YamlEditor.class, view).all().stream()
                .filter(editor -> editor.getId().orElse("").equals("editor-" + file))
                .findFirst()
                .orElseGet(() -> hidden(file));
    }

    private YamlEditor hidden(String file) {
        return (YamlEditor) byId("editor-" + file).getComponent().orElseThrow();
    }

    /// As when the browser tells that the text was changed.
    private void write(String file, String text) {
        var editor = editor(file);
        var before = editor.getValue();
        editor.getElement().setProperty("value", text);
        ComponentUtil.fireEvent(
                editor, new AbstractField.ComponentValueChangeEvent<>(editor, editor, before, true));
    }

    private void click(String id) {
        test((NativeButton) byId(id).getComponent().orElseThrow()).click();
        MockVaadin.clientRoundtrip();
    }

    private void choose(String text) {
        test(find(NativeButton.class).withText(text).single()).click();
    }

    private Shared share() {
        var header = view.header().getElement();
        test((NativeButton) byId(header, "share").getComponent().orElseThrow()).click();
        var path = byId(header, "shared-link").getAttribute("href");
        return shares.find(path.substring("/s/".length())).orElseThrow();
    }

    private Element byId(String id) {
        return byId(view.getElement(), id);
    }

    private static Element byId(Element within, String id) {
        return elements(within)
                .filter(element -> id.equals(element.getAttribute("id")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing has the id " + id));
    }

    private static Stream<Element> elements(Element element) {
        return Stream.concat(
                Stream.of(element), element.getChildren().flatMap(LessonViewTest::elements));
    }

    private static String text(Element element) {
        return elements(element)
                .filter(part -> part.isTextNode() || part.getProperty("innerHTML") != null)
                .map(part -> part.isTextNode() ? part.getText() : part.getProperty("innerHTML"))
                .collect(Collectors.joining(" "))
                .strip();
    }

    private static LearnerId learner() {
        return LearnerId.of(UI.getCurrent());
    }

    @TestConfiguration
    static class Canned {
        @Bean
        @Primary
        CannedCluster cannedCluster() {
            return new CannedCluster();
        }

        /// Judges at once, so that nothing is to be waited for.
        @Bean
        AsyncTaskExecutor applicationTaskExecutor() {
            return new TaskExecutorAdapter(Runnable::run);
        }
    }
}
