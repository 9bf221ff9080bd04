package dev.drydock.base;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An unexpected failure: the reader gets its number, the log its story.
record Incident(String number) {
    private static final Logger LOG = LoggerFactory.getLogger(Incident.class);

    static Incident report(Throwable failure) {
        var incident = new Incident(UUID.randomUUID().toString().substring(0, 8));
        LOG.error("Incident {}", incident.number, failure);
        return incident;
    }
}
