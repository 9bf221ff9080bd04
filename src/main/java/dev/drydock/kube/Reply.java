package dev.drydock.kube;

import dev.drydock.kube.api.ObjectKey;
import dev.drydock.kube.trace.Step;
import java.util.List;
import java.util.Optional;

/// What became of a request.
///
/// @param by the Pod that answered; empty where none did
/// @param status of HTTP; 0 where nobody answered
/// @param failure why nobody answered, in curl's words; else empty
/// @param address what the name stood for; empty where it stood for nothing
/// @param service the Service that the address is of, whether anybody answered for it or not
/// @param steps how it went, as far as the trace knows
public record Reply(
        Optional<ObjectKey> by, int status, String body, String failure, String address, Optional<ObjectKey> service, List<Step> steps) {}
