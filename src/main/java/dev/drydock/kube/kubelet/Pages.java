package dev.drydock.kube.kubelet;

import dev.drydock.kube.api.core.Container;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.kubelet.shell.Network;
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
    static final String NGINX_ERROR = "<!DOCTYPE html>\n<html>\n<head>\n<title>Error</title>\n</head>\n<body>\n<h1>An error occurred.</h1>\n</body>\n</html>\n";
    static final String NGINX_CONF = """
            user  nginx;
            worker_processes  auto;

            error_log  /var/log/nginx/error.log notice;
            pid        /run/nginx.pid;

            events {
                worker_connections  1024;
            }

            http {
                include       /etc/nginx/mime.types;
                default_type  application/octet-stream;
                access_log  /var/log/nginx/access.log  main;
                sendfile        on;
                keepalive_timeout  65;
                include /etc/nginx/conf.d/*.conf;
            }
            """;
    static final String NGINX_DEFAULT = """
            server {
                listen       80;
                server_name  localhost;

                location / {
                    root   /usr/share/nginx/html;
                    index  index.html index.htm;
                }
            }
            """;
    static final String HTTPD = "<html><body><h1>It works!</h1></body></html>\n";

    private static final String PROBLEM = """
            <html>
            <head><title>%1$s</title></head>
            <body>
            <center><h1>%1$s</h1></center>
            <hr><center>nginx</center>
            </body>
            </html>
            """;

    private Pages() {}

    static Network.Outcome.Answered answer(Pod pod, Container container, ImageCatalogue.Image image, InContainer inside, String path) {
        var name = image.name().path().substring(image.name().path().lastIndexOf('/') + 1);
        var file = page(path.replaceAll("\\?.*", ""));
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

    private static String page(String path) {
        return path.isEmpty() || path.endsWith("/") ? path.substring(0, Math.max(0, path.length() - 1)) + "/index.html" : path;
    }

    private static Network.Outcome.Answered page(Pod pod, InContainer inside, String file) {
        return inside.file(file)
                .map(text -> ok(pod, text))
                .orElseGet(() -> problem(pod, inside, file));
    }

    /// What nginx says of a page that is not there: of a directory without an index that it may not be listed.
    private static Network.Outcome.Answered problem(Pod pod, InContainer inside, String file) {
        boolean forbidden = file.endsWith("/index.html") && inside.entries(file.substring(0, file.lastIndexOf('/'))).isPresent();
        return new Network.Outcome.Answered(pod.key(), forbidden ? 403 : 404, PROBLEM.formatted(forbidden ? "403 Forbidden" : "404 Not Found"));
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
