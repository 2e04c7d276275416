package dev.tradewind.training.behaviour;

import java.util.List;

/**
 * What numbers are measured in, by what is learned from.
 *
 * @param money spent
 * @param summary of histories
 */
record Scales(MoneyScale money, SummaryScale summary) {

  static Scales of(BehaviourShape shape, Events events, List<Moment> moments) {
    return new Scales(MoneyScale.of(moments), SummaryScale.of(shape, events, moments));
  }
}
