package dev.drydock;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/// What a test in a real browser starts from: the app on a free port, and readers that open its pages.
/// Name such tests `*IT`; `./mvnw verify` runs them after the others.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
public abstract class BrowserTest extends Readers {
    @LocalServerPort
    private int port;

    @Override
    protected String address() {
        return "http://127.0.0.1:" + port;
    }
}
