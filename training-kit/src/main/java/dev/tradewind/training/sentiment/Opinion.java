package dev.tradewind.training.sentiment;

/**
 * A review to learn from or to be measured on.
 *
 * @param domain its number in the split's list, from 1; 0 where there are no domains
 */
record Opinion(String text, boolean favourable, int domain) {}
