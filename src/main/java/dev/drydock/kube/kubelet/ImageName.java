package dev.drydock.kube.kubelet;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// The full name of an image: where a short one is completed as container runtimes do it.
///
/// @param registry `docker.io`
/// @param path `library/nginx`
/// @param tag empty where the image is named by its digest alone
/// @param digest with `sha256:`; mostly empty
record ImageName(String registry, String path, String tag, String digest) {
    private static final int LONGEST = 512;
    private static final String COMPONENT = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";
    private static final Pattern REFERENCE = Pattern.compile("((?:[a-zA-Z0-9.-]+(?::[0-9]+)?/)?" + COMPONENT + "(?:/" + COMPONENT
            + ")*)(?::([A-Za-z0-9_][A-Za-z0-9_.-]{0,127}))?(?:@(sha256:[0-9a-f]{64}))?");

    /// The names that came first, for all clusters: Pods mostly ask for the same few.
    private static final Map<String, ImageName> KNOWN = new ConcurrentHashMap<>();
    private static final int MOST_KNOWN = 1000;

    /// Empty where the text is no image reference.
    static Optional<ImageName> parse(String text) {
        var known = KNOWN.get(text);
        if (known != null) {
            return Optional.of(known);
        }
        var name = read(text);
        if (KNOWN.size() < MOST_KNOWN) {
            name.ifPresent(read -> KNOWN.put(text, read));
        }
        return name;
    }

    private static Optional<ImageName> read(String text) {
        var parts = REFERENCE.matcher(text);
        if (text.length() > LONGEST || !parts.matches()) {
            return Optional.empty();
        }
        var name = parts.group(1);
        int slash = name.indexOf('/');
        var first = slash < 0 ? "" : name.substring(0, slash);
        boolean hosted = first.equals("localhost") || first.contains(".") || first.contains(":");
        if (!hosted && !name.equals(name.toLowerCase(Locale.ROOT))) {
            return Optional.empty();
        }
        var registry = hosted ? first : "docker.io";
        var path = hosted ? name.substring(slash + 1) : slash < 0 ? "library/" + name : name;
        var digest = parts.group(3) == null ? "" : parts.group(3);
        var tag = parts.group(2) != null ? parts.group(2) : digest.isEmpty() ? "latest" : "";
        return Optional.of(new ImageName(registry, path, tag, digest));
    }

    /// Without tag and digest.
    String repository() {
        return registry + "/" + path;
    }

    @Override
    public String toString() {
        return repository() + (tag.isEmpty() ? "" : ":" + tag) + (digest.isEmpty() ? "" : "@" + digest);
    }
}
