package dev.aludel.examples.quickstart;

/** Starts the quickstart. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.out.println(
                Main.class.getName() + " on Java " + Runtime.version().feature() + " " + String.join(" ", args));
    }
}
