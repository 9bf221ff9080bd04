package dev.drydock.kube.apiserver.validation;

/// Paths of files inside volumes.
final class Paths {
    private Paths() {}

    /// Relative, without steps back.
    static void validateDescending(String target, Path path, Errors errors) {
        if (target.startsWith("/")) {
            errors.invalid(path, target, "must be a relative path");
        }
        validateNoBacksteps(target, path, errors);
    }

    static void validateNoBacksteps(String target, Path path, Errors errors) {
        if (hasBacksteps(target)) {
            errors.invalid(path, target, "must not contain '..'");
        }
    }

    static boolean hasBacksteps(String target) {
        return target.contains("..") && ("/" + target + "/").contains("/../");
    }

    /// Relative, without steps back, and not one of the names that the kubelet keeps for itself.
    static void validateNonReserved(String target, Path path, Errors errors) {
        validateDescending(target, path, errors);
        if (target.startsWith("..") && !target.startsWith("../")) {
            errors.invalid(path, target, "must not start with '..'");
        }
    }
}
