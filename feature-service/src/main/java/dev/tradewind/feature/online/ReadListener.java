package dev.tradewind.feature.online;

import java.util.List;

/** Hears of every answer, in the thread that answers: it must be quick. */
@FunctionalInterface
public interface ReadListener {

  /**
   * An answer that is on its way.
   *
   * @param features as they were asked for
   */
  void answered(List<String> features, OnlineAnswer answer);
}
