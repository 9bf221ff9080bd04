package dev.drydock.kube.kubelet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The images that the simulated registries hold; pulling any other fails as it would.
final class ImageCatalogue {
    private static final ImageCatalogue BUILT_IN = read();

    private final Map<String, Repository> repositories;
    /// The images that were asked for by tags, so that none is digested twice.
    private final Map<ImageName, Image> tagged = new ConcurrentHashMap<>();

    private ImageCatalogue(Map<String, Repository> repositories) {
        this.repositories = repositories;
    }

    static ImageCatalogue builtIn() {
        return BUILT_IN;
    }

    /// @param sizes in bytes, by tag
    record Repository(DefaultProcess process, Map<String, Long> sizes) {}

    /// One image.
    ///
    /// @param id as `status.containerStatuses[].imageID` has it
    record Image(ImageName name, String id, long size, DefaultProcess process) {}

    /// What pulling an image comes to.
    sealed interface Answer {
        record Found(Image image) implements Answer {}

        /// @param message as the container runtime words it
        record Failed(String message) implements Answer {}
    }

    Optional<Image> find(ImageName name) {
        var known = tagged.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        var repository = repositories.get(name.repository());
        var size = repository == null ? null : repository.sizes.get(name.tag());
        if (repository == null || size == null) {
            return Optional.empty();
        }
        var image = new Image(name, name.repository() + "@sha256:" + digest(name), size, repository.process);
        if (name.digest().isEmpty()) {
            tagged.put(name, image);
        }
        return Optional.of(image);
    }

    Answer pull(ImageName name) {
        var found = find(name);
        if (found.isPresent()) {
            return new Answer.Found(found.get());
        }
        var lookup = "failed to pull and unpack image \"%1$s\": failed to resolve reference \"%1$s\": ".formatted(name);
        if (repositories.containsKey(name.repository())) {
            return new Answer.Failed("rpc error: code = NotFound desc = " + lookup + name + ": not found");
        }
        boolean known = repositories.keySet().stream().anyMatch(other -> other.startsWith(name.registry() + "/"));
        return new Answer.Failed(lookup + (known ? denied(name) : unreachable(name)));
    }

    /// What pulling comes to where no registry can be reached.
    static Answer withoutNetwork(ImageName name) {
        var registry = name.registry().equals("docker.io") ? "registry-1.docker.io" : name.registry();
        var where = new ImageName(registry, name.path(), name.tag(), name.digest());
        return new Answer.Failed("failed to pull and unpack image \"%1$s\": failed to resolve reference \"%1$s\": ".formatted(name) + unreachable(where));
    }

    private static String denied(ImageName name) {
        return switch (name.registry()) {
            case "registry.k8s.io", "gcr.io" -> name + ": not found";
            default -> "pull access denied, repository does not exist or may require authorization: "
                    + "server message: insufficient_scope: authorization failed";
        };
    }

    private static String unreachable(ImageName name) {
        int colon = name.registry().indexOf(':');
        var host = colon < 0 ? name.registry() : name.registry().substring(0, colon);
        return "failed to do request: Head \"https://%s/v2/%s/manifests/%s\": dial tcp: lookup %s on 172.18.0.1:53: no such host"
                .formatted(name.registry(), name.path(), name.tag().isEmpty() ? name.digest() : name.tag(), host);
    }

    private static String digest(ImageName name) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(name.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ImageCatalogue read() {
        try (InputStream in = Objects.requireNonNull(ImageCatalogue.class.getResourceAsStream("images.txt"))) {
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ImageCatalogue parse(String text) {
        var repositories = new LinkedHashMap<String, Repository>();
        Map<String, Long> sizes = Map.of();
        for (var line : text.lines().toList()) {
            var words = line.strip().split(" +");
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (line.startsWith(" ")) {
                for (int i = 1; i < words.length; i++) {
                    addTags(words[i], Long.parseLong(words[0]), sizes);
                }
            } else {
                sizes = new LinkedHashMap<>();
                repositories.put(words[0], new Repository(DefaultProcess.parse(words), sizes));
            }
        }
        return new ImageCatalogue(repositories);
    }

    private static void addTags(String pattern, long size, Map<String, Long> sizes) {
        int open = pattern.indexOf('[');
        if (open < 0) {
            sizes.put(pattern, size);
            return;
        }
        int close = pattern.indexOf(']');
        var bounds = pattern.substring(open + 1, close).split("-");
        for (int number = Integer.parseInt(bounds[0]); number <= Integer.parseInt(bounds[1]); number++) {
            addTags(pattern.substring(0, open) + number + pattern.substring(close + 1), size, sizes);
        }
    }
}
