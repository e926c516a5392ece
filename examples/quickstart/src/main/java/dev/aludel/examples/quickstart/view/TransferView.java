package dev.aludel.examples.quickstart.view;

import java.math.BigDecimal;

/** A transfer that was carried out, and both balances after it. */
public record TransferView(int from, int to, BigDecimal amount, BigDecimal fromBalance, BigDecimal toBalance) {}
