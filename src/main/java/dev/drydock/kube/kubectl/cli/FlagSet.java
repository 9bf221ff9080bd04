package dev.drydock.kube.kubectl.cli;

import dev.drydock.kube.api.Go;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The flags of one command line and their values. Mirrors `spf13/pflag`.
public final class FlagSet {
    private final Map<String, Flag> byName = new LinkedHashMap<>();
    private final Map<String, Flag> byShorthand = new LinkedHashMap<>();
    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final List<String> required = new ArrayList<>();
    private final List<String> written = new ArrayList<>();
    private int dash = -1;

    public FlagSet add(Flag flag) {
        byName.put(flag.name(), flag);
        if (!flag.shorthand().isEmpty()) {
            byShorthand.put(flag.shorthand(), flag);
        }
        return this;
    }

    public FlagSet text(String name, String shorthand, String fallback) {
        return add(new Flag(name, shorthand, Flag.Type.TEXT, fallback, null));
    }

    public FlagSet text(String name) {
        return text(name, "", "");
    }

    /// A text that may stand without a value and then is `bare`.
    public FlagSet textOrBare(String name, String fallback, String bare) {
        return add(new Flag(name, "", Flag.Type.TEXT, fallback, bare));
    }

    public FlagSet bool(String name, String shorthand, boolean fallback) {
        return add(new Flag(name, shorthand, Flag.Type.BOOL, Boolean.toString(fallback), "true"));
    }

    public FlagSet bool(String name) {
        return bool(name, "", false);
    }

    public FlagSet integer(String name, String shorthand, long fallback) {
        return add(new Flag(name, shorthand, Flag.Type.INT, Long.toString(fallback), null));
    }

    public FlagSet duration(String name, String fallback) {
        return add(new Flag(name, "", Flag.Type.DURATION, fallback, null));
    }

    public FlagSet list(String name, String shorthand) {
        return add(new Flag(name, shorthand, Flag.Type.LIST, "", null));
    }

    public FlagSet array(String name, String shorthand) {
        return add(new Flag(name, shorthand, Flag.Type.ARRAY, "", null));
    }

    /// Marks flags that must be given.
    public FlagSet require(String... names) {
        required.addAll(List.of(names));
        return this;
    }

    /// All flags, in the order of their declaration.
    public List<Flag> flags() {
        return List.copyOf(byName.values());
    }

    public boolean has(String name) {
        return byName.containsKey(name);
    }

    public Optional<Flag> longFlag(String name) {
        return Optional.ofNullable(byName.get(name.replace('_', '-')));
    }

    public Optional<Flag> shortFlag(String letter) {
        return Optional.ofNullable(byShorthand.get(letter));
    }

    void set(Flag flag, String value) {
        switch (flag.type()) {
            case BOOL -> check(flag, value, Scalars.isBool(value), "strconv.ParseBool: parsing " + Go.quote(value) + ": invalid syntax");
            case INT -> checkInteger(flag, value);
            case DURATION -> check(flag, value, Scalars.duration(value).isPresent(), "time: invalid duration " + Go.quote(value));
            case TEXT, LIST, ARRAY -> {}
        }
        written.add(" --" + flag.name() + "=" + value);
        var list = values.computeIfAbsent(flag.name(), name -> new ArrayList<>());
        switch (flag.type()) {
            case LIST -> list.addAll(Scalars.csv(value));
            case ARRAY -> list.add(value);
            case TEXT, BOOL, INT, DURATION -> {
                list.clear();
                list.add(value);
            }
        }
    }

    private static void checkInteger(Flag flag, String value) {
        var number = Scalars.integer(value);
        check(flag, value, number.isPresent(), "strconv.ParseInt: parsing " + Go.quote(value) + ": "
                + (value.matches("[+-]?\\d+") ? "value out of range" : "invalid syntax"));
    }

    private static void check(Flag flag, String value, boolean valid, String why) {
        if (!valid) {
            throw new FlagException("invalid argument %s for %s flag: %s"
                    .formatted(Go.quote(value), Go.quote(flag.title()), why));
        }
    }

    /// Refuses a command line that lacks a required flag.
    public void requireAll() {
        var missing = required.stream().filter(name -> !changed(name)).map(Go::quote).toList();
        if (!missing.isEmpty()) {
            throw Failure.of("required flag(s) " + String.join(", ", missing) + " not set");
        }
    }

    /// All flags in the order in which they were given, as kubectl records them.
    public String written() {
        return String.join("", written);
    }

    /// How many arguments stand before `--`; -1 without one.
    public int dash() {
        return dash;
    }

    void dash(int arguments) {
        dash = arguments;
    }

    /// Whether the flag was given.
    public boolean changed(String name) {
        return values.containsKey(name);
    }

    public String get(String name) {
        var given = values.get(name);
        return given == null || given.isEmpty() ? known(name).fallback() : given.getLast();
    }

    public boolean is(String name) {
        return Scalars.bool(get(name));
    }

    public long number(String name) {
        return Scalars.integer(get(name)).orElseThrow();
    }

    public Duration time(String name) {
        return Scalars.duration(get(name)).orElseThrow();
    }

    public List<String> all(String name) {
        known(name);
        return List.copyOf(values.getOrDefault(name, List.of()));
    }

    private Flag known(String name) {
        var flag = byName.get(name);
        if (flag == null) {
            throw new IllegalArgumentException("no flag named " + name);
        }
        return flag;
    }
}
