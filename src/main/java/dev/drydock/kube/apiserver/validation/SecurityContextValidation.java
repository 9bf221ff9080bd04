package dev.drydock.kube.apiserver.validation;

import static dev.drydock.kube.apiserver.validation.Values.empty;
import static dev.drydock.kube.apiserver.validation.Values.text;
import static dev.drydock.kube.apiserver.validation.Values.truth;

import dev.drydock.kube.api.core.AppArmorProfile;
import dev.drydock.kube.api.core.PodSecurityContext;
import dev.drydock.kube.api.core.PodSpec;
import dev.drydock.kube.api.core.SeccompProfile;
import dev.drydock.kube.api.core.SecurityContext;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Who containers run as and what they may do. Mirrors `ValidateSecurityContext` and `validatePodSpecSecurityContext`, without Windows.
final class SecurityContextValidation {
    private static final long HIGHEST_ID = 0xFFFFFFFFL;
    private static final List<String> PROFILES = List.of("Localhost", "RuntimeDefault", "Unconfined");
    private static final List<String> PROC_MOUNTS = List.of("Default", "Unmasked");
    private static final List<String> GROUP_CHANGE = List.of("Always", "OnRootMismatch");
    private static final List<String> GROUPS_POLICIES = List.of("Merge", "Strict");
    private static final List<String> SELINUX_CHANGE = List.of("MountOption", "Recursive");
    private static final String SYSCTL = "^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[\\./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$";
    private static final Pattern SYSCTL_PATTERN = Pattern.compile(SYSCTL);

    private SecurityContextValidation() {}

    static void validatePod(@Nullable PodSecurityContext context, PodSpec spec, Path path, Errors errors) {
        if (context == null || context.equals(PodSecurityContext.EMPTY)) {
            return;
        }
        validateId(context.fsGroup(), path.child("fsGroup"), errors);
        validateId(context.runAsUser(), path.child("runAsUser"), errors);
        validateId(context.runAsGroup(), path.child("runAsGroup"), errors);
        for (int i = 0; i < context.supplementalGroups().size(); i++) {
            validateId(context.supplementalGroups().get(i), path.child("supplementalGroups").index(i), errors);
        }
        validateSysctls(context, spec, path.child("sysctls"), errors);
        supported(context.fsGroupChangePolicy(), GROUP_CHANGE, path.child("fsGroupChangePolicy"), errors);
        validateSeccomp(context.seccompProfile(), path.child("seccompProfile"), errors);
        validateAppArmor(context.appArmorProfile(), path.child("appArmorProfile"), errors);
        supported(context.supplementalGroupsPolicy(), GROUPS_POLICIES, path.child("supplementalGroupsPolicy"), errors);
        supported(context.seLinuxChangePolicy(), SELINUX_CHANGE, path.child("seLinuxChangePolicy"), errors);
    }

    static void validateSharing(PodSpec spec, Path path, Errors errors) {
        if (truth(spec.shareProcessNamespace()) && truth(spec.hostPID())) {
            errors.invalid(path.child("shareProcessNamespace"), true, "ShareProcessNamespace and HostPID cannot both be enabled");
        }
    }

    private static void validateSysctls(PodSecurityContext context, PodSpec spec, Path path, Errors errors) {
        var names = new HashSet<String>(0);
        for (int i = 0; i < context.sysctls().size(); i++) {
            var name = text(context.sysctls().get(i).name());
            var at = path.index(i).child("name");
            if (name.isEmpty()) {
                errors.required(at);
            } else if (name.length() > 253 || !SYSCTL_PATTERN.matcher(name).matches()) {
                errors.invalid(at, name, "must have at most 253 characters and match regex " + SYSCTL);
            } else if (!names.add(name)) {
                errors.duplicate(at, name);
            }
            if (truth(spec.hostNetwork()) && name.startsWith("net.")) {
                errors.invalid(at, name, "may not be specified when 'hostNetwork' is true");
            }
        }
    }

    static void validate(@Nullable SecurityContext context, boolean hostUsers, Path path, Errors errors) {
        if (context == null) {
            return;
        }
        validateId(context.runAsUser(), path.child("runAsUser"), errors);
        validateId(context.runAsGroup(), path.child("runAsGroup"), errors);
        var procMount = context.procMount();
        if (procMount != null) {
            supported(procMount, PROC_MOUNTS, path.child("procMount"), errors);
            if (hostUsers && procMount.equals("Unmasked")) {
                errors.invalid(path.child("procMount"), procMount, "`hostUsers` must be false to use `Unmasked`");
            }
        }
        validateSeccomp(context.seccompProfile(), path.child("seccompProfile"), errors);
        if (context.allowPrivilegeEscalation() != null && !context.allowPrivilegeEscalation()) {
            if (truth(context.privileged())) {
                errors.invalid(path, InternalForm.of(context),
                        "cannot set `allowPrivilegeEscalation` to false and `privileged` to true");
            }
            if (context.capabilities() != null && context.capabilities().add().contains("CAP_SYS_ADMIN")) {
                errors.invalid(path, InternalForm.of(context),
                        "cannot set `allowPrivilegeEscalation` to false and `capabilities.Add` CAP_SYS_ADMIN");
            }
        }
        validateAppArmor(context.appArmorProfile(), path.child("appArmorProfile"), errors);
    }

    private static void validateId(@Nullable Long id, Path path, Errors errors) {
        if (id != null) {
            errors.invalid(path, id, Names.between(id, 0, HIGHEST_ID));
        }
    }

    private static void validateSeccomp(@Nullable SeccompProfile profile, Path path, Errors errors) {
        if (profile == null) {
            return;
        }
        var type = text(profile.type());
        if (type.isEmpty()) {
            errors.required(path.child("type"), "type is required when seccompProfile is set");
        } else {
            supported(type, PROFILES, path.child("type"), errors);
        }
        var file = profile.localhostProfile();
        if (type.equals("Localhost")) {
            if (file == null) {
                errors.required(path.child("localhostProfile"), "must be set when seccomp type is Localhost");
            } else {
                Paths.validateDescending(file, path.child("localhostProfile"), errors);
            }
        } else if (file != null) {
            errors.invalid(path.child("localhostProfile"), InternalForm.of(profile), "can only be set when seccomp type is Localhost");
        }
    }

    private static void validateAppArmor(@Nullable AppArmorProfile profile, Path path, Errors errors) {
        if (profile == null) {
            return;
        }
        var file = profile.localhostProfile();
        var at = path.child("localhostProfile");
        switch (text(profile.type())) {
            case "Localhost" -> {
                if (empty(file) || text(file).isBlank() && text(file).equals(text(file).strip())) {
                    errors.required(at, "must be set when AppArmor type is Localhost");
                } else if (!text(file).equals(text(file).strip())) {
                    errors.invalid(at, file, "must not be padded with whitespace");
                }
            }
            case "RuntimeDefault", "Unconfined" -> {
                if (file != null) {
                    errors.invalid(at, file, "can only be set when AppArmor type is Localhost");
                }
            }
            case "" -> errors.required(path.child("type"), "type is required when appArmorProfile is set");
            default -> errors.notSupported(path.child("type"), profile.type(), PROFILES);
        }
    }

    private static void supported(@Nullable String value, List<String> supported, Path path, Errors errors) {
        if (value != null && !supported.contains(value)) {
            errors.notSupported(path, value, supported);
        }
    }
}
