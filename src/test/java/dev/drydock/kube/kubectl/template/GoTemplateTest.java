package dev.drydock.kube.kubectl.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.drydock.kube.api.codec.Json;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoTemplateTest {
    private static final @Nullable Object PODS = Json.parse("""
            {"kind": "List", "none": null, "empty": "", "big": 12345678, "ratio": 0.5, "secret": "aGVsbG8=", "items": [
              {"metadata": {"name": "a", "labels": {"x/y": "web", "app": "<b>"}}, "n": 1, "ready": true, "images": ["nginx", "redis"]},
              {"metadata": {"name": "b"}, "n": 20, "ready": false, "images": []}]}
            """);

    private static String fill(String template) {
        var out = new StringBuilder();
        GoTemplate.parse(template, true).write(PODS, out);
        return out.toString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        "{{.kind}} ~ List",
        "{{range .items}}{{.metadata.name}} {{end}}! ~ 'a b !'",
        "{{range $i, $e := .items}}{{$i}}={{$e.n}};{{end}} ~ 0=1;1=20;",
        "{{range $k, $v := (index .items 0).metadata.labels}}{{$k}}={{$v}},{{end}} ~ app=<b>,x/y=web,",
        "{{range .items}}{{if .ready}}{{.n}}{{else}}-{{end}}{{end}} ~ 1-",
        "{{range .items}}{{if eq .n 5}}five{{else if gt .n 5}}more{{else}}less{{end}} {{end}}! ~ 'less more !'",
        "{{range .items}}{{range .images}}{{.}} {{else}}none{{end}}{{end}} ~ nginx redis none",
        "{{range .items}}{{if eq .n 20}}{{break}}{{end}}{{.n}}{{end}} ~ 1",
        "{{range .items}}{{if eq .n 1}}{{continue}}{{end}}{{.n}}{{end}} ~ 20",
        "{{with .empty}}x{{else with .kind}}{{.}}{{end}} ~ List",
        "{{$x := 1}}{{range .items}}{{$x = .n}}{{end}}{{$x}} ~ 20",
        "{{define `t`}}[{{.}}]{{end}}{{template `t` .kind}} ~ [List]",
        "{{block `t` .kind}}<{{.}}>{{end}} ~ <List>",
        "a  {{- /* nothing */ -}}  b ~ ab",
        "a {{- .kind -}} b ~ aListb",
        "{{.nope}} {{.nope.deeper}} {{.none}} ~ <no value> <no value> <no value>",
        "{{print .nope}} {{html .nope}} ~ <nil> &lt;no value&gt;",
        "{{.big}} {{.ratio}} {{len .items}} {{1e6}} {{1000000.0}} {{0x1F}} {{'a'}} ~ 12345678 0.5 2 1e+06 1e+06 31 97",
        "{{index .items 1 `metadata` `name`}} ~ b",
        "{{index (index .items 0).metadata.labels `x/y`}} ~ web",
        "{{.kind | printf `%s-%d` | len}} ~ 17",
        "{{printf `%05d|%-4s|%q|%v|%x|%.2f|%T|%t` 42 `a` `b` .none 255 1.5 .big true}} ~ 00042|a   |\"b\"|<nil>|ff|1.50|int64|true",
        "{{printf `%d %s` `x`}} {{printf `a` 1}} ~ %!d(string=x) %!s(MISSING) a%!(EXTRA int=1)",
        "{{and .kind .empty `x`}}|{{or .empty .kind}}|{{not .kind}} ~ |List|false",
        "{{or .kind (index .items 99)}} ~ List",
        "{{eq .kind `x` `List`}} {{ne 1 2}} {{lt 1 2}} {{le 2 2}} {{gt `b` `a`}} {{ge 1.0 2.0}} ~ true true true true true false",
        "{{html (index .items 0).metadata.labels.app}} {{urlquery `a b&c`}} {{js `it's`}} ~ &lt;b&gt; a+b%26c it\\'s",
        "{{slice .kind 1 3}} {{slice (index .items 0).images 1}} ~ is [redis]",
        "{{.secret | base64decode}} ~ hello",
        "{{exists . `items` 0 `metadata`}} {{exists . `items` 0 `spec`}} ~ true false",
        "{{(index .items 0).metadata}} ~ map[labels:map[app:<b> x/y:web] name:a]",
        "{{println .kind 1 2}} ~ 'List 1 2\n'",
        "{{range 3}}{{.}}{{end}} ~ 012",
        "{{with $x := .kind}}{{$x}}{{$.big}}{{end}} ~ List12345678",
    })
    void fillsAsGoDoes(String template, String expected) {
        assertThat(fill(template)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        "{{.x ~ template: output:1: unclosed action",
        "{{ ~ template: output:1: unclosed action",
        "{{}} ~ template: output:1: missing value for command",
        "{{range .items}} ~ template: output:1: unexpected EOF",
        "{{end}} ~ template: output:1: unexpected {{end}}",
        "{{nope .x}} ~ template: output:1: function \"nope\" not defined",
        "{{$x}} ~ template: output:1: undefined variable \"$x\"",
        "{{if}}a{{end}} ~ template: output:1: missing value for if",
        "{{break}} ~ template: output:1: {{break}} outside {{range}}",
        "{{.x | 3}} ~ template: output:1: non executable command in pipeline stage 2",
        "{{\"a}} ~ template: output:1: unterminated quoted string",
        "{{(.x}} ~ template: output:1: unclosed left paren",
        "{{.x)}} ~ template: output:1: unexpected right paren",
        "{{.x!}} ~ template: output:1: bad character U+0021 '!'",
        "{{/* a}} ~ template: output:1: unclosed comment",
        "{{else}} ~ template: output:1: unexpected {{else}}",
        "{{range .x}}{{else}}{{else}}{{end}} ~ template: output:1: expected end; found {{else}}",
        "{{template x}} ~ template: output:1: unexpected \"x\" in template clause",
        "{{1.x}} ~ template: output:1: bad number syntax: \"1.x\"",
        "{{.metadata.labels.a-b}} ~ template: output:1: bad character U+002D '-'",
    })
    void saysWhatCannotBeRead(String template, String message) {
        assertThatExceptionOfType(TemplateException.class).isThrownBy(() -> fill(template)).withMessage(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        "{{.kind.x}} ~ template: output:1:7: executing \"output\" at <.kind.x>: can't evaluate field x in type interface {}",
        "{{with .kind}}{{.x}}{{end}} ~ template: output:1:16: executing \"output\" at <.x>: can't evaluate field x in type string",
        "{{.none.x}} ~ template: output:1:7: executing \"output\" at <.none.x>: nil pointer evaluating interface {}.x",
        "{{range .kind}}{{end}} ~ template: output:1:8: executing \"output\" at <.kind>: range can't iterate over List",
        "{{index .items 9}} ~ template: output:1:2: executing \"output\" at <index .items 9>: error calling index: index out of range: 9",
        "{{index .items 2}} ~ template: output:1:2: executing \"output\" at <index .items 2>: error calling index: reflect: slice index out of range",
        "{{index .nope 2}} ~ template: output:1:2: executing \"output\" at <index .nope 2>: error calling index: index of untyped nil",
        "{{len 3}} ~ template: output:1:2: executing \"output\" at <len 3>: error calling len: len of type int",
        "{{len}} ~ template: output:1:2: executing \"output\" at <len>: wrong number of args for len: want 1 got 0",
        "{{eq .kind 1}} ~ template: output:1:2: executing \"output\" at <eq .kind 1>: error calling eq: incompatible types for comparison",
        "{{lt .items 1}} ~ template: output:1:2: executing \"output\" at <lt .items 1>: error calling lt: invalid type for comparison",
        "{{.kind 1}} ~ template: output:1:2: executing \"output\" at <.kind>: kind is not a method but has arguments",
        "{{base64decode .big}} ~ template: output:1:15: executing \"output\" at <.big>: wrong type for value; expected string; got int64",
        "{{base64decode .nope}} ~ template: output:1:15: executing \"output\" at <.nope>: invalid value; expected string",
        "{{template `x`}} ~ template: output:1:11: executing \"output\" at <{{template \"x\"}}>: template \"x\" not defined",
        "{{nil}} ~ template: output:1:2: executing \"output\" at <nil>: nil is not a command",
    })
    void saysWhatTheObjectHasNot(String template, String message) {
        assertThatExceptionOfType(TemplateException.class).isThrownBy(() -> fill(template)).withMessage(message);
    }

    @Test
    void refusesAMissingKeyWhereToldTo() {
        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> GoTemplate.parse("{{.nope}}", false).write(PODS, new StringBuilder()))
                .withMessage("template: output:1:2: executing \"output\" at <.nope>: map has no entry for key \"nope\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        "{{define `a`}}{{template `a`}}{{end}}{{template `a`}} ~ exceeded maximum template depth (100000)",
        "{{range 999999999}}{{range 999999999}}{{end}}{{end}} ~ too much work for one template",
        "{{range 999999}}{{printf `%9000d` 1}}{{end}} ~ too much output for one template",
    })
    void endsWhatWouldNotEnd(String template, String why) {
        assertThatExceptionOfType(TemplateException.class).isThrownBy(() -> fill(template)).withMessageEndingWith(why);
    }

    @Test
    void refusesNestingThatGoesTooDeep() {
        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> fill("{{" + "(".repeat(50_000) + ".x" + ")".repeat(50_000) + "}}"))
                .withMessageEndingWith("max expression depth exceeded");
    }

    @Property(tries = 3000)
    void fillsOrRefusesWhateverIsAsked(@ForAll("templates") String template) {
        try {
            assertThat(fill(template)).isNotNull();
        } catch (TemplateException refusal) {
            assertThat(refusal.text()).startsWith("template: output:");
        }
    }

    @Provide
    Arbitrary<String> templates() {
        return Arbitraries.of(
                        "{{", "}}", "{{- ", " -}}", ".items", ".kind", ".", "$", "$x", ":=", "=", "|", "(", ")", ",", "range ", "if ", "with ",
                        "{{else}}", "{{end}}", "{{range .items}}", "{{if .kind}}", "{{define \"a\"}}", "{{template \"a\" .}}", "block \"b\" .",
                        "break", "continue", "index ", "len ", "printf \"%v %d %*s\" ", "slice ", "eq ", "and ", "or ", "not ", "html ", "js ",
                        "exists ", "base64decode ", "call ", "print ", "nil", "true", "1", "-1", "0x", "1e9", "'a'", "\"s\"", "`r`", "\"", "\\",
                        "/*", "*/", " ", "\n", "한글", "%", "!", "\0")
                .list()
                .ofMaxSize(25)
                .map(parts -> String.join("", parts));
    }
}
