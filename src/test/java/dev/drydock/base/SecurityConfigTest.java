package dev.drydock.base;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@SpringBootTest
@AutoConfigureMockMvc
class SecurityConfigTest {
    @Autowired
    private MockMvcTester web;

    @Test
    void sendsStrangersFromTheInstructorsPagesToTheSignIn() {
        assertThat(web.get().uri("/teach/classes")).hasRedirectedUrl("/login");
    }

    @Test
    @WithMockUser(roles = "LEARNER")
    void refusesWhoIsNoInstructor() {
        assertThat(web.get().uri("/teach/classes")).hasStatus(403);
    }
}
