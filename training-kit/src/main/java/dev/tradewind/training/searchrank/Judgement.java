package dev.tradewind.training.searchrank;

/**
 * How well an item answers a query, as people judged it.
 *
 * @param query as it was typed
 * @param title of the item
 * @param relevance more is better
 */
record Judgement(String query, String title, double relevance) {}
