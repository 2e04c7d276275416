package dev.tradewind.local.load;

import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.Item;
import dev.tradewind.api.ingestion.v1.Order;
import dev.tradewind.api.ingestion.v1.StockLevel;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A shop's data as messages of the contracts. Events of one subject come in time order. */
public interface ShopData {

  /** What it is, for example "the simulated shop (seed 42)". */
  String name();

  /** What a user must know of it: what was invented, what was left out. Complete once read. */
  List<String> remarks();

  /** Whether there are purchases, without which there is no demand to forecast. */
  boolean hasPurchases();

  /** Some shoppers with a history, for showing what the platform answers for them. */
  List<String> exampleShoppers();

  /** An item that sells well; empty where there are no purchases. */
  Optional<String> exampleItem();

  /** The catalogue. */
  Stream<Item> items();

  /** Stock levels; empty where nothing is known. */
  Stream<StockLevel> stock();

  /** How many events there are. */
  long eventCount();

  /** All events. */
  Stream<Event> events();

  /** Orders as resources; empty where nothing is known. */
  Stream<Order> orders();
}
