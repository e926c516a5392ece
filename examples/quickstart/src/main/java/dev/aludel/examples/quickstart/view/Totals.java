package dev.aludel.examples.quickstart.view;

import java.math.BigDecimal;

/** What the tables hold in all. */
public record Totals(long users, long posts, BigDecimal balance) {}
