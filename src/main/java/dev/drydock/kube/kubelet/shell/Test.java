package dev.drydock.kube.kubelet.shell;

import java.util.ArrayList;
import java.util.List;

/// `test`, `[ … ]` and bash's `[[ … ]]`.
final class Test implements Tool {
    @Override
    public Answer run(Call call) {
        var words = new ArrayList<>(call.arguments());
        var closing = call.name().equals("[") ? "]" : call.name().equals("[[") ? "]]" : "";
        if (!closing.isEmpty() && (words.isEmpty() || !words.removeLast().equals(closing))) {
            return Answer.failed(2, "sh: missing %s\n".formatted(closing));
        }
        try {
            return Answer.code(holds(words, call));
        } catch (SyntaxException wrong) {
            return Answer.failed(2, "sh: %s\n".formatted(wrong.getMessage()));
        }
    }

    private static boolean holds(List<String> words, Call call) {
        for (var operator : List.of("-o", "||", "-a", "&&")) {
            int at = words.indexOf(operator);
            if (at > 0 && at < words.size() - 1 && !(words.size() == 3 && at == 0)) {
                boolean left = holds(words.subList(0, at), call);
                boolean right = holds(words.subList(at + 1, words.size()), call);
                return operator.equals("-o") || operator.equals("||") ? left || right : left && right;
            }
        }
        if (words.size() > 1 && words.getFirst().equals("!")) {
            return !holds(words.subList(1, words.size()), call);
        }
        return switch (words.size()) {
            case 0 -> false;
            case 1 -> !words.getFirst().isEmpty();
            case 2 -> check(words.get(0), words.get(1), call);
            case 3 -> compare(words.get(0), words.get(1), words.get(2), call);
            default -> throw new SyntaxException(words.get(1) + ": unknown operand");
        };
    }

    private static boolean check(String operator, String word, Call call) {
        var path = call.resolve(word);
        var files = call.files();
        return switch (operator) {
            case "-n" -> !word.isEmpty();
            case "-z" -> word.isEmpty();
            case "-e", "-r", "-a" -> files.exists(path);
            case "-w" -> files.exists(path) && !files.isReadOnly(path);
            case "-d" -> files.isDirectory(path);
            case "-f" -> files.read(path).isPresent();
            case "-s" -> files.read(path).filter(text -> !text.isEmpty()).isPresent();
            case "-x" -> files.isDirectory(path) || call.world().has(word);
            case "-L", "-h", "-p", "-S", "-b", "-c", "-t" -> false;
            default -> throw new SyntaxException(word + ": unknown operand");
        };
    }

    private static boolean compare(String left, String operator, String right, Call call) {
        return switch (operator) {
            case "=", "==" -> call.name().equals("[[") ? Globs.matches(right, left) : left.equals(right);
            case "!=" -> call.name().equals("[[") ? !Globs.matches(right, left) : !left.equals(right);
            case "<" -> left.compareTo(right) < 0;
            case ">" -> left.compareTo(right) > 0;
            case "-eq" -> number(left) == number(right);
            case "-ne" -> number(left) != number(right);
            case "-lt" -> number(left) < number(right);
            case "-le" -> number(left) <= number(right);
            case "-gt" -> number(left) > number(right);
            case "-ge" -> number(left) >= number(right);
            default -> throw new SyntaxException(operator + ": unknown operand");
        };
    }

    private static long number(String word) {
        if (!word.strip().matches("[+-]?\\d{1,18}")) {
            throw new SyntaxException(word.isEmpty() ? "out of range" : word + ": bad number");
        }
        return Arithmetic.number(word);
    }
}
