package dev.drydock.kube.kubelet;

import java.util.List;
import java.util.Set;

/// Which programs the images of the catalogue hold.
final class Programs {
    private static final Set<String> EVERYWHERE = Set.of(
            "sh", "cat", "ls", "echo", "env", "printenv", "hostname", "date", "id", "whoami", "sleep", "true", "false", "test", "[", "touch",
            "rm", "mkdir", "printf", "uname", "pwd", "head", "tail", "wc", "sort", "grep", "sed", "seq", "tee", "df", "du", "cp", "mv", "kill");
    private static final Set<String> BUSYBOX = Set.of("ash", "wget", "nslookup", "ps", "nc", "ping", "top", "vi", "awk", "find", "yes", "watch");
    private static final Set<String> WITH_CURL = Set.of("nginx", "curl", "python", "node", "agnhost", "golang", "wordpress");

    private Programs() {}

    static boolean has(ImageCatalogue.Image image, String program) {
        if (!image.process().shell()) {
            return false;
        }
        var name = program.substring(program.lastIndexOf('/') + 1);
        var path = image.name().path().substring(image.name().path().lastIndexOf('/') + 1);
        boolean small = image.name().tag().contains("alpine") || Set.of("busybox", "alpine", "curl", "agnhost", "hello").contains(path);
        return EVERYWHERE.contains(name)
                || name.equals("bash") && (!small || path.equals("bash"))
                || small && BUSYBOX.contains(name)
                || name.equals("curl") && WITH_CURL.contains(path)
                || name.equals("wget") && path.equals("python")
                || name.startsWith(path)
                || Script.SERVERS.getOrDefault(path, List.of()).contains(name);
    }
}
