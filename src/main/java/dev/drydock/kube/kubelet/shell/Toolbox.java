package dev.drydock.kube.kubelet.shell;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The programs that are known. A new one is a line here or in its group.
public final class Toolbox {
    private static final Map<String, Tool> TOOLS = new HashMap<>();
    /// Programs that take a moment, say nothing, and succeed.
    private static final Set<String> SILENT = Set.of(
            "chmod", "chown", "sync", "stty", "tput", "clear", "apt-get", "apt", "apk", "yum", "dnf", "npm", "pip", "pip3", "go",
            "awk", "dd", "ip", "ifconfig", "netstat", "ss", "route", "mount", "vi", "nano", "less", "more", "expr", "bc", "nohup",
            "openssl", "git", "make", "gcc", "tar", "gzip", "unzip", "kubectl", "psql", "stat", "find", "md5sum", "sha256sum", "telnet");

    static {
        TOOLS.putAll(TextTools.ALL);
        TOOLS.putAll(FileTools.ALL);
        TOOLS.putAll(SystemTools.ALL);
        TOOLS.putAll(Servers.ALL);
        TOOLS.putAll(Clients.ALL);
        TOOLS.put("grep", new Grep());
        TOOLS.put("egrep", new Grep());
        TOOLS.put("sed", new Sed());
        TOOLS.put("ls", new Ls());
        TOOLS.put("date", new DateTool());
        TOOLS.put("curl", new Curl());
        TOOLS.put("wget", new Wget());
        TOOLS.put("nslookup", new Nslookup());
        TOOLS.put("nc", new Netcat());
        TOOLS.put("ping", new Ping());
    }

    private Toolbox() {}

    static Tool find(String name) {
        return TOOLS.getOrDefault(name, call -> Answer.DONE);
    }

    /// Whether it is known what a program does.
    public static boolean knows(String program) {
        var name = program.substring(program.lastIndexOf('/') + 1);
        return TOOLS.containsKey(name) || SILENT.contains(name) || Dialect.isShell(name) || Builtins.find(name).isPresent();
    }

    public static boolean isShell(String program) {
        return Dialect.isShell(program);
    }

    static List<String> names() {
        return TOOLS.keySet().stream().sorted().toList();
    }
}
