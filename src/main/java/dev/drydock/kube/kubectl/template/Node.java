package dev.drydock.kube.kubectl.template;

import dev.drydock.kube.api.Go;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A part of a parsed template. Its [#source()] is how messages show it. Mirrors `text/template/parse/node.go`.
sealed interface Node {
    /// Where it stands in the template's text.
    int at();

    String source();

    record Text(int at, String text) implements Node {
        @Override
        public String source() {
            return text;
        }
    }

    record Action(int at, Pipe pipe) implements Node {
        @Override
        public String source() {
            return "{{" + pipe.source() + "}}";
        }
    }

    /// `if`, `with` and `range`.
    record Control(int at, String word, Pipe pipe, Block block, @Nullable Block otherwise) implements Node {
        @Override
        public String source() {
            return "{{" + word + " " + pipe.source() + "}}" + block.source()
                    + (otherwise == null ? "" : "{{else}}" + otherwise.source()) + "{{end}}";
        }
    }

    /// `break` and `continue`.
    record Jump(int at, String word) implements Node {
        @Override
        public String source() {
            return "{{" + word + "}}";
        }
    }

    record Call(int at, String name, @Nullable Pipe pipe) implements Node {
        @Override
        public String source() {
            return "{{template " + Go.quote(name) + (pipe == null ? "" : " " + pipe.source()) + "}}";
        }
    }

    record Block(int at, List<Node> nodes) implements Node {
        @Override
        public String source() {
            return nodes.stream().map(Node::source).collect(Collectors.joining());
        }

        boolean isEmpty() {
            return nodes.stream().allMatch(node -> node instanceof Text text && text.text().isBlank());
        }
    }

    /// An `else` or `end`: only while parsing.
    record Stop(int at, String word) implements Node {
        @Override
        public String source() {
            return "{{" + word + "}}";
        }
    }

    /// Commands, each of which takes the result of the one before it as its last argument.
    record Pipe(int at, List<String> variables, boolean assigns, List<Command> commands) implements Node {
        @Override
        public String source() {
            var declared = variables.isEmpty() ? "" : String.join(", ", variables) + (assigns ? " = " : " := ");
            return declared + commands.stream().map(Command::source).collect(Collectors.joining(" | "));
        }
    }

    record Command(int at, List<Node> words) implements Node {
        @Override
        public String source() {
            return words.stream()
                    .map(word -> word instanceof Pipe ? "(" + word.source() + ")" : word.source())
                    .collect(Collectors.joining(" "));
        }
    }

    record Function(int at, String name) implements Node {
        @Override
        public String source() {
            return name;
        }
    }

    /// `.a.b`
    record Field(int at, List<String> names) implements Node {
        @Override
        public String source() {
            return "." + String.join(".", names);
        }
    }

    /// `$x.a.b`
    record Variable(int at, String name, List<String> fields) implements Node {
        @Override
        public String source() {
            return name + fields.stream().map(field -> "." + field).collect(Collectors.joining());
        }
    }

    /// `(pipeline).a.b`
    record Chain(int at, Node node, List<String> fields) implements Node {
        @Override
        public String source() {
            var inner = node instanceof Pipe ? "(" + node.source() + ")" : node.source();
            return inner + fields.stream().map(field -> "." + field).collect(Collectors.joining());
        }
    }

    record Dot(int at) implements Node {
        @Override
        public String source() {
            return ".";
        }
    }

    record Nil(int at) implements Node {
        @Override
        public String source() {
            return "nil";
        }
    }

    /// A boolean, number or string as written, and its value.
    record Constant(int at, String source, Object value) implements Node {}
}
