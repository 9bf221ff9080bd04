package dev.drydock.kube.kubelet.shell;

/// A text that can be looked at only so often: what keeps an expression that somebody made up from never ending.
///
/// @param budget how often it still can be, in its only element
record Patient(String text, int[] budget) implements CharSequence {
    private static final int LOOKS = 2_000_000;

    static Patient of(String text) {
        return new Patient(text, new int[] {LOOKS});
    }

    Patient next(String text) {
        return new Patient(text, budget);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        if (budget[0]-- <= 0) {
            throw new SyntaxException("expression too complex");
        }
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new Patient(text.substring(start, end), budget);
    }

    @Override
    public String toString() {
        return text;
    }
}
