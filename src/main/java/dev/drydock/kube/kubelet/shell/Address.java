package dev.drydock.kube.kubelet.shell;

import java.util.Optional;
import java.util.regex.Pattern;

/// What a URL names: host, port and path.
record Address(String host, int port, String path, boolean secure) {
    private static final Pattern URL = Pattern.compile("(?:(https?)://)?(?:[^/@]*@)?([^/:?#]+)(?::(\\d{1,5}))?([/?][^#]*)?(?:#.*)?");

    static Optional<Address> parse(String url) {
        var parts = URL.matcher(url);
        if (!parts.matches()) {
            return Optional.empty();
        }
        boolean secure = "https".equals(parts.group(1));
        int port = parts.group(3) != null ? Integer.parseInt(parts.group(3)) : secure ? 443 : 80;
        var path = parts.group(4) == null ? "/" : parts.group(4).startsWith("?") ? "/" + parts.group(4) : parts.group(4);
        return Optional.of(new Address(parts.group(2), port, path, secure));
    }
}
