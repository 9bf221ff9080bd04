package dev.drydock.kube.kubelet;

import java.util.List;
import java.util.Set;

/// Which programs the images of the catalogue hold.
final class Programs {
    private static final Set<String> EVERYWHERE = Set.of(
            "sh", "cat", "ls", "echo", "env", "printenv", "hostname", "date", "id", "whoami", "sleep", "true", "false", "test", "[", "touch",
            "rm", "rmdir", "mkdir", "printf", "uname", "pwd", "head", "tail", "wc", "sort", "uniq", "cut", "tr", "grep", "egrep", "sed", "seq", "tee",
            "df", "du", "cp", "mv", "ln", "kill", "chmod", "chown", "basename", "dirname", "base64", "xargs", "awk", "find", "stat", "tar", "gzip",
            "timeout", "nproc", "yes", "which", "mount", "sync", "md5sum", "sha256sum", "stty", "tty", "expr", "nohup", "nice", "truncate", "rev", "dd");
    private static final Set<String> BUSYBOX = Set.of("ash", "wget", "nslookup", "ps", "nc", "ping", "top", "vi", "watch", "httpd", "telnet", "netstat",
            "ifconfig", "ip", "route", "free", "uptime", "less", "unzip", "time", "bc");
    private static final Set<String> OPTIONAL = Set.of("bash", "ash", "dash", "curl", "wget", "nslookup", "nc", "ping", "ps", "ip", "ifconfig",
            "netstat", "vi", "nginx", "httpd", "redis-cli", "redis-server", "mysql", "mysqladmin", "psql", "pg_isready", "python", "python3", "node",
            "java", "mongo", "mongosh", "kubectl", "nano", "git", "stress", "pause", "perl", "npm", "go", "gcc", "make", "apk", "apt-get", "apt", "yum", "dnf");
    private static final Set<String> WITH_CURL = Set.of("nginx", "curl", "python", "node", "agnhost", "golang", "wordpress", "hello", "tomcat");
    private static final Set<String> SMALL = Set.of("busybox", "alpine", "curl", "agnhost", "hello", "kubectl");

    private Programs() {}

    /// Whether only some images hold it.
    static boolean isOptional(String program) {
        return OPTIONAL.contains(program);
    }

    /// Whether an image's small programs are busybox'.
    static boolean isBusybox(ImageCatalogue.Image image) {
        return image.name().tag().contains("alpine") || SMALL.contains(last(image));
    }

    static boolean has(ImageCatalogue.Image image, String program) {
        if (!image.process().shell()) {
            return false;
        }
        var name = program.substring(program.lastIndexOf('/') + 1);
        var path = last(image);
        boolean small = isBusybox(image);
        return EVERYWHERE.contains(name)
                || name.equals("bash") && (!small || path.equals("bash") || path.equals("agnhost"))
                || name.equals("dash") && !small
                || small && (BUSYBOX.contains(name) || name.equals("apk") && !path.equals("busybox"))
                || !small && (name.equals("perl") || Set.of("apt-get", "apt").contains(name) && !Set.of("centos", "fedora", "mysql").contains(path))
                || name.equals("curl") && WITH_CURL.contains(path)
                || Set.of("wget", "git", "gcc", "make").contains(name) && Set.of("python", "node", "golang").contains(path)
                || own(path, name);
    }

    private static boolean own(String image, String program) {
        var own = switch (image) {
            case "redis" -> List.of("redis-cli");
            case "mysql", "mariadb" -> List.of("mysql", "mysqladmin", "mysqldump");
            case "postgres" -> List.of("psql", "pg_isready", "pg_dump");
            case "mongo" -> List.of("mongosh");
            case "node" -> List.of("npm", "npx");
            case "golang" -> List.of("go");
            case "openjdk", "eclipse-temurin", "tomcat" -> List.of("java");
            case "hello" -> List.of("nginx");
            case "agnhost" -> List.of("dig", "netexec");
            default -> List.<String>of();
        };
        return own.contains(program) || program.startsWith(image) || Behaviours.SERVERS.getOrDefault(image, List.of()).contains(program);
    }

    private static String last(ImageCatalogue.Image image) {
        var path = image.name().path();
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
