package dev.drydock.base;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest
class ErrorPagesTest extends SpringBrowserlessTest {
    @Test
    void saysInTheReadersLanguageThatThereIsNoSuchPage() {
        UI.getCurrent().setLocale(Locale.KOREAN);

        UI.getCurrent().navigate("no/such/page");

        assertThat(getCurrentView()).isInstanceOf(NotFoundPage.class);
        assertThat($(H1.class).single().getText()).isEqualTo("찾는 페이지가 없어요");
        assertThat($(Paragraph.class).single().getText()).startsWith("/no/such/page 주소에는");
    }

    @Test
    void knowsTheLearnerOfThePage() {
        assertThat(LearnerId.current()).isEqualTo(LearnerId.of(UI.getCurrent()));
    }
}
