package dev.aludel.examples.quickstart.view;

import java.math.BigDecimal;
import java.time.Instant;

/** A user as others see it. */
public record UserView(int id, String name, String email, BigDecimal balance, Instant createdAt) {}
