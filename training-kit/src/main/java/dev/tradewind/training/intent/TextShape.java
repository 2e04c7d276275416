package dev.tradewind.training.intent;

/**
 * The size of the intent network.
 *
 * @param intents number of intents
 * @param buckets hash buckets of words, and again of characters
 * @param dimension width of the embeddings
 * @param hidden width of the hidden layer
 * @param dropout share dropped in training
 */
record TextShape(int intents, int buckets, int dimension, int hidden, double dropout) {}
