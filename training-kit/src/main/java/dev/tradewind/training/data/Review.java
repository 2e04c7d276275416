package dev.tradewind.training.data;

/**
 * What somebody wrote of a thing, and whether it speaks for it.
 *
 * @param domain what kind of thing it is of, for example {@code books}; empty where nobody says
 * @param split which part of the data it is in
 */
public record Review(String text, boolean favourable, String domain, Utterance.Split split) {}
