package dev.tradewind.training.domain;

import static java.util.stream.Collectors.joining;

import dev.tradewind.training.domain.EntityScan.Layout;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The models that can be trained. Those that say so learn from what the shop does; the others from
 * what its operator provides.
 */
public enum TrainableModel {
  /** What a shopper takes next, from what each took before. */
  NEXT_ITEM(
      "next-item",
      new EntityScan(
          "shopper_history:purchased_items",
          Layout.SEQUENCES,
          List.of(
              new FedInput("history", "shopper_history:purchased_items"),
              new FedInput("history", "shopper_history:viewed_items")))),
  /** What a shopper's message asks for, from labelled sentences. */
  INTENT("intent"),
  /** How much of an item is sold each day, from the daily sales of all items. */
  DEMAND(
      "demand",
      new EntityScan(
          "item_demand:units_daily",
          Layout.DAILY_SERIES,
          List.of(new FedInput("history", "item_demand:units_daily")))),
  /** Which payments are fraud, or another yes or no, from a table of rows of which it is known. */
  RISK("risk"),
  /** Whether a review is favourable, from reviews of which it is known. */
  SENTIMENT("sentiment"),
  /** What a picture shows, from pictures of which it is known. */
  VISION("vision"),
  /** How well an item answers a query, from pairs that were judged. */
  SEARCH_RANK("search-rank"),
  /** How much more of an item is sold for a lower price, from sales at several. */
  PRICE_RESPONSE("price-response"),
  /** What a shopper does next, and is worth, from what shoppers did. */
  BEHAVIOUR(
      "behaviour",
      new EntityScan(
          "shopper_events:events",
          Layout.EVENTS,
          List.of(
              new FedInput("actions", "shopper_events:events"),
              new FedInput("times", "shopper_events:events"),
              new FedInput("values", "shopper_events:events")))),
  /** Whether what is shown is clicked, from what was shown. */
  CTR("ctr");

  private final String modelName;

  @SuppressWarnings("ImmutableEnumChecker") // A record of texts and an enum.
  private final Optional<EntityScan> ofShop;

  TrainableModel(String modelName) {
    this.modelName = modelName;
    this.ofShop = Optional.empty();
  }

  TrainableModel(String modelName, EntityScan ofShop) {
    this.modelName = modelName;
    this.ofShop = Optional.of(ofShop);
  }

  /** The model's name as callers say it. */
  public String modelName() {
    return modelName;
  }

  /** What it reads of the feature service; empty for one that reads what the operator provides. */
  public Optional<EntityScan> ofShop() {
    return ofShop;
  }

  /** The setting that says where data lies that the operator provides. */
  public String setting() {
    return "tradewind.training.data." + modelName;
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
}
