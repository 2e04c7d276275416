package dev.tradewind.training.searchrank;

import dev.tradewind.training.run.Hyperparameters;

/**
 * How it is learned.
 *
 * @param batchSize judgements in a batch, about
 * @param weightDecay of AdamW
 * @param orderWeight of the loss of the order, beside the squared error
 */
record SearchChoices(int batchSize, double weightDecay, double orderWeight) {

  static SearchChoices of(Hyperparameters parameters) {
    return new SearchChoices(
        parameters.whole("batch_size"),
        parameters.decimal("weight_decay"),
        parameters.decimal("order_weight"));
  }
}
