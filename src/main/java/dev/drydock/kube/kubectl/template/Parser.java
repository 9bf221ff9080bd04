package dev.drydock.kube.kubectl.template;

import dev.drydock.kube.api.Go;
import dev.drydock.kube.kubectl.template.Token.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes a template's tree of its tokens. Mirrors `text/template/parse/parse.go`.
final class Parser {
    /// Lower than upstream's, so that no template outgrows the stack.
    private static final int DEEPEST = 200;

    private final String name;
    private final Map<String, Node.Block> templates = new HashMap<>();
    private final Tokens tokens;
    private List<String> variables = new ArrayList<>(List.of("$"));
    private int ranges;
    private int depth;

    private Parser(String name, String text) {
        this.name = name;
        this.tokens = new Tokens(Lexer.tokens(text));
    }

    /// The templates of a text by their names; its own among them.
    static Map<String, Node.Block> parse(String name, String text) {
        var parser = new Parser(name, text);
        try {
            parser.add(name, parser.top());
        } catch (TemplateException mistake) {
            throw mistake.text().startsWith("template: ") ? mistake : parser.error(mistake.text());
        }
        return parser.templates;
    }

    private Node.Block top() {
        var nodes = new ArrayList<Node>();
        while (!tokens.peek().is(Kind.EOF)) {
            int mark = tokens.mark();
            if (tokens.next().is(Kind.LEFT) && tokens.nextWord().isKeyword("define")) {
                define();
                continue;
            }
            tokens.reset(mark);
            var node = textOrAction();
            if (node instanceof Node.Stop) {
                throw error("unexpected " + node.source());
            }
            nodes.add(node);
        }
        return new Node.Block(0, nodes);
    }

    private void define() {
        var defined = templateName(tokens.nextWord(), "define clause");
        expect(Kind.RIGHT, "define clause");
        add(defined, body("define clause"));
    }

    /// A template's own block, in which no variables from outside are known.
    private Node.Block body(String context) {
        var outer = variables;
        int outerRanges = ranges;
        variables = new ArrayList<>(List.of("$"));
        ranges = 0;
        var nodes = new ArrayList<Node>();
        var end = block(nodes);
        if (!end.word().equals("end")) {
            throw error("unexpected " + end.source() + " in " + context);
        }
        variables = outer;
        ranges = outerRanges;
        return new Node.Block(end.at(), nodes);
    }

    private void add(String defined, Node.Block block) {
        var present = templates.get(defined);
        if (present == null || present.isEmpty()) {
            templates.put(defined, block);
        } else if (!block.isEmpty()) {
            throw error("template: multiple definition of template " + Go.quote(defined));
        }
    }

    /// Fills `nodes` up to an `else` or `end`.
    private Node.Stop block(List<Node> nodes) {
        if (++depth > DEEPEST) {
            throw error("max expression depth exceeded");
        }
        while (!tokens.peekWord().is(Kind.EOF)) {
            var node = textOrAction();
            if (node instanceof Node.Stop stop) {
                depth--;
                return stop;
            }
            nodes.add(node);
        }
        throw error("unexpected EOF");
    }

    private Node textOrAction() {
        var token = tokens.nextWord();
        return switch (token.kind()) {
            case TEXT -> new Node.Text(token.at(), token.text());
            case LEFT -> action();
            default -> throw unexpected(token, "input");
        };
    }

    private Node action() {
        int mark = tokens.mark();
        var token = tokens.nextWord();
        if (token.is(Kind.KEYWORD)) {
            switch (token.text()) {
                case "if", "with", "range" -> {
                    return control(token);
                }
                case "block" -> {
                    return namedBlock();
                }
                case "template" -> {
                    return call();
                }
                case "break", "continue" -> {
                    return jump(token);
                }
                case "else", "end" -> {
                    return stop(token);
                }
                default -> {}
            }
        }
        tokens.reset(mark);
        return new Node.Action(tokens.peekWord().at(), pipeline("command", Kind.RIGHT));
    }

    private Node control(Token token) {
        var word = token.text();
        int known = variables.size();
        var pipe = pipeline(word, Kind.RIGHT);
        ranges += word.equals("range") ? 1 : 0;
        var nodes = new ArrayList<Node>();
        var end = block(nodes);
        ranges -= word.equals("range") ? 1 : 0;
        Node.@Nullable Block otherwise = null;
        if (end.word().equals("else")) {
            var rest = new ArrayList<Node>();
            if (!word.equals("range") && tokens.peekWord().isKeyword(word)) {
                rest.add(deeper(() -> control(tokens.nextWord())));
            } else {
                var last = block(rest);
                if (!last.word().equals("end")) {
                    throw error("expected end; found " + last.source());
                }
            }
            otherwise = new Node.Block(end.at(), rest);
        }
        variables.subList(known, variables.size()).clear();
        return new Node.Control(pipe.at(), word, pipe, new Node.Block(pipe.at(), nodes), otherwise);
    }

    private interface Part {
        Node parse();
    }

    private Node deeper(Part part) {
        if (++depth > DEEPEST) {
            throw error("max expression depth exceeded");
        }
        var node = part.parse();
        depth--;
        return node;
    }

    private Node namedBlock() {
        var token = tokens.nextWord();
        var defined = templateName(token, "block clause");
        var pipe = pipeline("block clause", Kind.RIGHT);
        add(defined, body("block clause"));
        return new Node.Call(token.at(), defined, pipe);
    }

    private Node call() {
        var token = tokens.nextWord();
        var called = templateName(token, "template clause");
        int mark = tokens.mark();
        if (tokens.nextWord().is(Kind.RIGHT)) {
            return new Node.Call(token.at(), called, null);
        }
        tokens.reset(mark);
        return new Node.Call(token.at(), called, pipeline("template clause", Kind.RIGHT));
    }

    private String templateName(Token token, String context) {
        if (!token.is(Kind.STRING) && !token.is(Kind.RAW_STRING)) {
            throw unexpected(token, context);
        }
        return Constants.string(token.text());
    }

    private Node jump(Token token) {
        var shown = "{{" + token.text() + "}}";
        expect(Kind.RIGHT, shown);
        if (ranges == 0) {
            throw error(shown + " outside {{range}}");
        }
        return new Node.Jump(token.at(), token.text());
    }

    private Node stop(Token token) {
        boolean continued = token.text().equals("else")
                && (tokens.peekWord().isKeyword("if") || tokens.peekWord().isKeyword("with"));
        int at = continued ? tokens.peekWord().at() : expect(Kind.RIGHT, token.text()).at();
        return new Node.Stop(at, token.text());
    }

    private Node.Pipe pipeline(String context, Kind end) {
        int at = tokens.peekWord().at();
        var declared = new ArrayList<String>();
        boolean assigns = declarations(context, declared);
        var commands = new ArrayList<Node.Command>();
        while (true) {
            int mark = tokens.mark();
            var token = tokens.nextWord();
            if (token.is(end)) {
                check(commands, context);
                return new Node.Pipe(at, declared, assigns, commands);
            }
            switch (token.kind()) {
                case BOOL, RUNE, DOT, FIELD, IDENTIFIER, NUMBER, NIL, RAW_STRING, STRING, VARIABLE, OPEN -> {
                    tokens.reset(mark);
                    commands.add(command());
                }
                default -> throw unexpected(token, context);
            }
        }
    }

    /// Reads `$x :=`, `$x =` or `$i, $x :=`; whether it assigns.
    private boolean declarations(String context, List<String> declared) {
        while (tokens.peekWord().is(Kind.VARIABLE)) {
            int mark = tokens.mark();
            var variable = tokens.nextWord();
            var next = tokens.nextWord();
            boolean comma = next.is(Kind.CHAR) && next.text().equals(",");
            if (!comma && !next.is(Kind.ASSIGN) && !next.is(Kind.DECLARE)) {
                tokens.reset(mark);
                return false;
            }
            declared.add(variable.text());
            variables.add(variable.text());
            if (!comma) {
                return next.is(Kind.ASSIGN);
            }
            if (!context.equals("range") || declared.size() >= 2) {
                throw error("too many declarations in " + context);
            }
            var second = tokens.peekWord();
            if (!second.is(Kind.VARIABLE) && !second.is(Kind.RIGHT) && !second.is(Kind.CLOSE)) {
                throw error("range can only initialize variables");
            }
        }
        return false;
    }

    private void check(List<Node.Command> commands, String context) {
        if (commands.isEmpty()) {
            throw error("missing value for " + context);
        }
        for (int i = 1; i < commands.size(); i++) {
            switch (commands.get(i).words().getFirst()) {
                case Node.Constant _, Node.Dot _, Node.Nil _ ->
                    throw error("non executable command in pipeline stage " + (i + 1));
                default -> {}
            }
        }
    }

    private Node.Command command() {
        int at = tokens.peekWord().at();
        var words = new ArrayList<Node>();
        while (true) {
            tokens.peekWord();
            var operand = operand();
            if (operand != null) {
                words.add(operand);
            }
            int mark = tokens.mark();
            var token = tokens.next();
            if (token.is(Kind.SPACE)) {
                continue;
            } else if (token.is(Kind.RIGHT) || token.is(Kind.CLOSE)) {
                tokens.reset(mark);
            } else if (!token.is(Kind.PIPE)) {
                throw unexpected(token, "operand");
            }
            break;
        }
        if (words.isEmpty()) {
            throw error("empty command");
        }
        return new Node.Command(at, words);
    }

    private @Nullable Node operand() {
        var node = term();
        if (node == null || !tokens.peek().is(Kind.FIELD)) {
            return node;
        }
        int at = tokens.peek().at();
        var fields = new ArrayList<String>();
        while (tokens.peek().is(Kind.FIELD)) {
            fields.add(tokens.next().text().substring(1));
        }
        return switch (node) {
            case Node.Field field -> {
                fields.addAll(0, field.names());
                yield new Node.Field(at, fields);
            }
            case Node.Variable variable -> new Node.Variable(at, variable.name(), fields);
            case Node.Constant _, Node.Dot _, Node.Nil _ ->
                throw error("unexpected . after term " + Go.quote(node.source()));
            default -> new Node.Chain(at, node, fields);
        };
    }

    private @Nullable Node term() {
        int mark = tokens.mark();
        var token = tokens.nextWord();
        int at = token.at();
        return switch (token.kind()) {
            case IDENTIFIER -> {
                if (!Functions.exists(token.text())) {
                    throw error("function " + Go.quote(token.text()) + " not defined");
                }
                yield new Node.Function(at, token.text());
            }
            case DOT -> new Node.Dot(at);
            case NIL -> new Node.Nil(at);
            case VARIABLE -> {
                if (!variables.contains(token.text())) {
                    throw error("undefined variable " + Go.quote(token.text()));
                }
                yield new Node.Variable(at, token.text(), List.of());
            }
            case FIELD -> new Node.Field(at, List.of(token.text().substring(1)));
            case BOOL -> new Node.Constant(at, token.text(), token.text().equals("true"));
            case RUNE -> new Node.Constant(at, token.text(), Constants.rune(token.text()));
            case NUMBER -> new Node.Constant(at, token.text(), Constants.number(token.text()));
            case STRING, RAW_STRING -> new Node.Constant(at, token.text(), Constants.string(token.text()));
            case OPEN -> deeper(() -> pipeline("parenthesized pipeline", Kind.CLOSE));
            default -> {
                tokens.reset(mark);
                yield null;
            }
        };
    }

    private Token expect(Kind kind, String context) {
        var token = tokens.nextWord();
        if (!token.is(kind)) {
            throw unexpected(token, context);
        }
        return token;
    }

    private TemplateException unexpected(Token token, String context) {
        return token.is(Kind.ERROR) ? error(token.text()) : error("unexpected " + token.title() + " in " + context);
    }

    private TemplateException error(String message) {
        return new TemplateException("template: %s:%d: %s".formatted(name, tokens.line(), message));
    }
}
