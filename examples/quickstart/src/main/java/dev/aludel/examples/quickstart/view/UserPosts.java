package dev.aludel.examples.quickstart.view;

import java.util.List;

/** A user with the titles of what they wrote. */
public record UserPosts(String name, List<String> titles) {}
