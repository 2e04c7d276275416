package dev.tradewind.training.domain;

import java.util.List;
import java.util.Optional;

/**
 * One feature of every entity that the feature service knows.
 *
 * @param feature as {@code view:feature}
 * @param layout how rows are written for the worker
 * @param fed the inputs of a model trained on it, and what feeds them at serving
 */
public record EntityScan(String feature, Layout layout, List<FedInput> fed) {

  public EntityScan {
    fed = List.copyOf(fed);
  }

  /** Why so many rows cannot be trained on; empty where they can. */
  public Optional<String> refusal(long rows) {
    return rows >= layout.least
        ? Optional.empty()
        : Optional.of(
            "the data set has "
                + rows
                + " "
                + layout.rowsAre
                + ", and at least "
                + layout.least
                + " are needed; send events first");
  }

  /** Whether it can be told that what it reads has moved. Moments always have. */
  public boolean canDrift() {
    return layout != Layout.EVENTS;
  }

  /** How rows are written for the worker. */
  public enum Layout {
    /** {@code shopper item item ...}, a line a shopper, in time order. */
    SEQUENCES(10, "shoppers with purchases"),
    /** {@code item,first_day,units,units ...}, a line an item. */
    DAILY_SERIES(1, "items with sales"),
    /** CSV: {@code shopper,time,action,value}, a line for each thing that a shopper did. */
    EVENTS(1, "things that shoppers did");

    private final int least;
    private final String rowsAre;

    Layout(int least, String rowsAre) {
      this.least = least;
      this.rowsAre = rowsAre;
    }

    /** Whether a row is a person. */
    public boolean isOfPeople() {
      return this != DAILY_SERIES;
    }
  }
}
