package dev.drydock.kube.api.graph;

/// What the number before a value says of it. From [#RECORD] on it names a class that was described before.
final class Tag {
    static final int NULL = 0;
    static final int SEEN = 1;
    static final int TEXT = 2;
    static final int INT = 3;
    static final int LONG = 4;
    static final int TRUE = 5;
    static final int FALSE = 6;
    static final int DOUBLE = 7;
    static final int INSTANT = 8;
    static final int DURATION = 9;
    static final int QUANTITY = 10;
    static final int LIST = 11;
    static final int MAP = 12;
    static final int SET = 13;
    static final int TREE_MAP = 14;
    static final int HASH_MAP = 15;
    static final int TREE_SET = 16;
    static final int HASH_SET = 17;
    static final int ORDERED = 18;
    static final int HASHED = 19;
    static final int CLASS = 20;
    static final int RECORD = 21;

    private Tag() {}
}
