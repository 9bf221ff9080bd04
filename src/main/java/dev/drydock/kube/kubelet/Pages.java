package dev.drydock.kube.kubelet;

import dev.drydock.kube.api.core.Container;
import dev.drydock.kube.api.core.Pod;
import java.util.ArrayList;

/// What the web servers of the catalogue answer.
final class Pages {
    static final String NGINX = """
            <!DOCTYPE html>
            <html>
            <head>
            <title>Welcome to nginx!</title>
            <style>
            html { color-scheme: light dark; }
            body { width: 35em; margin: 0 auto;
            font-family: Tahoma, Verdana, Arial, sans-serif; }
            </style>
            </head>
            <body>
            <h1>Welcome to nginx!</h1>
            <p>If you see this page, the nginx web server is successfully installed and
            working. Further configuration is required.</p>

            <p>For online documentation and support please refer to
            <a href="http://nginx.org/">nginx.org</a>.<br/>
            Commercial support is available at
            <a href="http://nginx.com/">nginx.com</a>.</p>

            <p><em>Thank you for using nginx.</em></p>
            </body>
            </html>
            """;
    static final String HTTPD = "<html><body><h1>It works!</h1></body></html>\n";

    private static final String NOT_FOUND = """
            <html>
            <head><title>404 Not Found</title></head>
            <body>
            <center><h1>404 Not Found</h1></center>
            <hr><center>nginx</center>
            </body>
            </html>
            """;

    private Pages() {}

    static Network.Outcome.Answered answer(Pod pod, Container container, ImageCatalogue.Image image, InContainer inside, String path) {
        var name = image.name().path().substring(image.name().path().lastIndexOf('/') + 1);
        var file = path.equals("/") || path.isEmpty() ? "/index.html" : path.replaceAll("\\?.*", "");
        return switch (name) {
            case "nginx", "nginx-unprivileged", "nginx-slim" -> page(pod, inside, "/usr/share/nginx/html" + file);
            case "httpd" -> page(pod, inside, "/usr/local/apache2/htdocs" + file);
            case "hello-app" -> ok(pod, "Hello, world!\nVersion: %s.0\nHostname: %s\n".formatted(image.name().tag(), inside.hostname()));
            case "http-echo" -> ok(pod, text(container) + "\n");
            case "echo-server", "echoserver" -> ok(pod, "Request served by %s\n\nGET %s HTTP/1.1\n".formatted(inside.hostname(), path));
            case "hello" -> ok(pod, "Server address: %s:80\nServer name: %s\nURI: %s\n".formatted(pod.status().podIP(), inside.hostname(), path));
            default -> ok(pod, "");
        };
    }

    private static Network.Outcome.Answered page(Pod pod, InContainer inside, String file) {
        return inside.file(file)
                .map(text -> ok(pod, text))
                .orElseGet(() -> new Network.Outcome.Answered(pod.key(), 404, NOT_FOUND));
    }

    private static Network.Outcome.Answered ok(Pod pod, String body) {
        return new Network.Outcome.Answered(pod.key(), 200, body);
    }

    /// The text that `http-echo` was told: `-text=hello`.
    private static String text(Container container) {
        var words = new ArrayList<>(container.command());
        words.addAll(container.args());
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).matches("--?text=.*")) {
                return words.get(i).substring(words.get(i).indexOf('=') + 1);
            } else if (words.get(i).matches("--?text") && i + 1 < words.size()) {
                return words.get(i + 1);
            }
        }
        return "hello-world";
    }
}
