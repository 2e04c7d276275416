package dev.tradewind.training.domain;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The models that can be trained, and where the data of each comes from. */
public enum TrainableModel {
  /** What a shopper takes next, from what each took before. */
  NEXT_ITEM("next-item", 10, "shoppers with purchases"),
  /** What a shopper's message asks for, from labelled sentences. */
  INTENT("intent", 30, "labelled sentences"),
  /** How much of an item is sold each day, from the daily sales of all items. */
  DEMAND("demand", 1, "items with sales"),
  /** Which payments are fraud, or another yes or no, from a table of rows of which it is known. */
  RISK("risk", 100, "rows");

  private final String modelName;
  private final int minimumRows;
  private final String rowsAre;

  TrainableModel(String modelName, int minimumRows, String rowsAre) {
    this.modelName = modelName;
    this.minimumRows = minimumRows;
    this.rowsAre = rowsAre;
  }

  /** The model's name as callers say it. */
  public String modelName() {
    return modelName;
  }

  /** Where its data comes from. */
  public DataSource source() {
    return switch (this) {
      case NEXT_ITEM ->
          new DataSource.EntityScan("shopper_history:purchased_items", Layout.SEQUENCES);
      case INTENT -> DataSource.Provided.LABELLED_SENTENCES;
      case DEMAND -> new DataSource.EntityScan("item_demand:units_daily", Layout.DAILY_SERIES);
      case RISK -> DataSource.Provided.LABELLED_ROWS;
    };
  }

  /** Why a data set of so many rows cannot be trained on; empty where it can. */
  public Optional<String> refusal(long rows) {
    if (rows >= minimumRows) {
      return Optional.empty();
    }
    return Optional.of(
        "the data set has "
            + rows
            + " "
            + rowsAre
            + ", and at least "
            + minimumRows
            + " are needed; "
            + (source() instanceof DataSource.Provided provided
                ? "see " + provided.setting()
                : "send events first"));
  }

  /** The model of that name. */
  public static Optional<TrainableModel> named(String name) {
    return Arrays.stream(values()).filter(model -> model.modelName.equals(name)).findFirst();
  }

  /** All names, for a person to read. */
  public static String names() {
    return Arrays.stream(values()).map(TrainableModel::modelName).collect(joining(", "));
  }

  /** All names. */
  public static List<String> all() {
    return Arrays.stream(values()).map(TrainableModel::modelName).sorted().toList();
  }

  /** How rows are written for the worker. */
  public enum Layout {
    /** {@code shopper item item ...}, a line a shopper, in time order. */
    SEQUENCES,
    /** {@code item,first_day,units,units ...}, a line an item. */
    DAILY_SERIES;

    /** Whether a row is a person. */
    public boolean isOfPeople() {
      return this == SEQUENCES;
    }
  }

  /** Where a data set comes from. */
  public sealed interface DataSource {

    /**
     * One feature of every entity that the feature service knows.
     *
     * @param feature as {@code view:feature}
     * @param layout how rows are written for the worker
     */
    record EntityScan(String feature, Layout layout) implements DataSource {}

    /** Tables that the platform's operator provides: a CSV file, or a directory of such files. */
    enum Provided implements DataSource {
      /** With the columns text and intent. */
      LABELLED_SENTENCES("intent-data", Optional.empty()),
      /** Of card payments, or of anything else with a yes or no. */
      LABELLED_ROWS("risk-data", Optional.of("CUSTOMER_ID"));

      private final String setting;
      private final Optional<String> person;

      Provided(String setting, Optional<String> person) {
        this.setting = setting;
        this.person = person;
      }

      /** The setting that says where they are. */
      public String setting() {
        return "tradewind.training." + setting;
      }

      /** The column that says whose a row is, where a table has it; empty where none has. */
      public Optional<String> person() {
        return person;
      }
    }
  }
}
