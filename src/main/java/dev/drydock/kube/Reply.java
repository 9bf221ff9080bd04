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
/// @param steps how it went, as far as the trace knows
public record Reply(Optional<ObjectKey> by, int status, String body, String failure, List<Step> steps) {}
