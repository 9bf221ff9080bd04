package dev.drydock.kube.apiserver;

import dev.drydock.kube.api.StatusException;
import dev.drydock.kube.api.meta.Status;
import dev.drydock.kube.api.meta.StatusCause;
import dev.drydock.kube.api.meta.StatusDetails;
import dev.drydock.kube.apiserver.validation.FieldError;
import java.util.List;
import java.util.stream.Collectors;

/// The API server's refusals in Kubernetes' own words. Mirrors `k8s.io/apimachinery/pkg/api/errors`.
public final class Refusals {
    private Refusals() {}

    public static StatusException notFound(String resource, String name) {
        return refusal(404, "NotFound", "%s \"%s\" not found".formatted(resource, name), details(resource, name));
    }

    /// What a path gets that leads nowhere.
    public static StatusException noSuchResource() {
        return refusal(404, "NotFound", "the server could not find the requested resource", StatusDetails.EMPTY);
    }

    public static StatusException alreadyExists(String resource, String name) {
        return refusal(
                409, "AlreadyExists", "%s \"%s\" already exists".formatted(resource, name), details(resource, name));
    }

    public static StatusException conflict(String resource, String name, String message) {
        return refusal(
                409,
                "Conflict",
                "Operation cannot be fulfilled on %s \"%s\": %s".formatted(resource, name, message),
                details(resource, name));
    }

    public static StatusException modified(String resource, String name) {
        return conflict(
                resource,
                name,
                "the object has been modified; please apply your changes to the latest version and try again");
    }

    public static StatusException forbidden(String resource, String name, String message) {
        var about = resource.isEmpty()
                ? "forbidden"
                : name.isEmpty() ? resource + " is forbidden" : "%s \"%s\" is forbidden".formatted(resource, name);
        return refusal(403, "Forbidden", about + ": " + message, details(resource, name));
    }

    /// What comes of any request while etcd does not answer.
    public static StatusException storeAway() {
        return refusal(500, "", "etcdserver: request timed out", StatusDetails.EMPTY);
    }

    public static StatusException badRequest(String message) {
        return refusal(400, "BadRequest", message, StatusDetails.EMPTY);
    }

    /// @param kind with its group: `Deployment.apps`
    public static StatusException invalid(String kind, String name, List<FieldError> errors) {
        var causes = errors.stream()
                .map(error -> StatusCause.EMPTY
                        .withField(error.field())
                        .withMessage(error.body())
                        .withReason(error.reason().type()))
                .toList();
        var messages = errors.stream().map(FieldError::message).distinct().toList();
        var all = messages.size() == 1
                ? messages.getFirst()
                : messages.stream().collect(Collectors.joining(", ", "[", "]"));
        return refusal(
                422,
                "Invalid",
                "%s \"%s\" is invalid: %s".formatted(kind, name, all),
                details(kind, name).withCauses(causes));
    }

    /// What a JSON patch gets that does not fit the object.
    static StatusException unprocessable() {
        return refusal(
                422,
                "Invalid",
                "the server rejected our request due to an error in our request",
                StatusDetails.EMPTY);
    }

    /// @param cause what a disruption budget needs and has
    public static StatusException tooManyRequests(String message, String cause) {
        var because = StatusCause.EMPTY.withReason("DisruptionBudget").withMessage(cause);
        return refusal(429, "TooManyRequests", message, StatusDetails.EMPTY.withCauses(List.of(because)));
    }

    /// A refusal that says when to ask again: the cluster's own bounds, as etcd's quota would.
    public static StatusException exhausted(String message) {
        return refusal(500, "InternalError", message, StatusDetails.EMPTY);
    }

    public static StatusException expired(String message) {
        return refusal(410, "Expired", message, StatusDetails.EMPTY);
    }

    public static StatusException timeout(String message) {
        return refusal(504, "Timeout", "Timeout: " + message, StatusDetails.EMPTY);
    }

    /// An error that is none of the API's own reasons.
    public static StatusException unknown(String message) {
        return refusal(500, "", message, StatusDetails.EMPTY);
    }

    public static StatusException applyConflict(String message, List<StatusCause> causes) {
        return refusal(409, "Conflict", message, StatusDetails.EMPTY.withCauses(causes));
    }

    private static StatusException refusal(int code, String reason, String message, StatusDetails details) {
        return new StatusException(Status.EMPTY
                .withStatus("Failure")
                .withCode(code)
                .withReason(reason)
                .withMessage(message)
                .withDetails(details));
    }

    /// @param kindOrResource with its group behind the first dot
    private static StatusDetails details(String kindOrResource, String name) {
        int dot = kindOrResource.indexOf('.');
        var details = StatusDetails.EMPTY.withKind(dot < 0 ? kindOrResource : kindOrResource.substring(0, dot));
        if (dot >= 0) {
            details = details.withGroup(kindOrResource.substring(dot + 1));
        }
        return name.isEmpty() ? details : details.withName(name);
    }
}
