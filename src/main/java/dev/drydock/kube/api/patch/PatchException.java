package dev.drydock.kube.api.patch;

/// A patch that cannot be made or applied, in the words of Kubernetes' libraries.
public final class PatchException extends RuntimeException {
    PatchException(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
