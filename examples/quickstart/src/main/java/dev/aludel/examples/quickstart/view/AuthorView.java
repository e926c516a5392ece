package dev.aludel.examples.quickstart.view;

/** How much a user has written. */
public record AuthorView(String name, long posts) {}
