package dev.tradewind.training.text;

/**
 * A text with the number of what it is.
 *
 * @param label from 0
 */
public record LabelledText(String text, int label) {}
