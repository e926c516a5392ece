package dev.aludel.examples.quickstart.view;

/** A post, with its author's key. */
public record PostView(int id, int authorId, String title) {}
