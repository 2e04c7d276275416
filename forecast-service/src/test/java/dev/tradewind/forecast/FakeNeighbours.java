package dev.tradewind.forecast;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What the neighbours of the tests know, and whether they answer. */
@Singleton
public class FakeNeighbours {

  final Map<String, List<Double>> sales = new ConcurrentHashMap<>();
  final Map<String, long[]> stock = new ConcurrentHashMap<>();
  volatile boolean featureDown;
  volatile boolean onlineStoreDown;
  volatile Inference inference = Inference.SERVES;

  /** How inference behaves. */
  public enum Inference {
    SERVES,
    DOWN,
    HAS_NO_MODEL,
    ANSWERS_NONSENSE,
    NEVER_ANSWERS
  }

  public void reset() {
    sales.clear();
    stock.clear();
    featureDown = false;
    onlineStoreDown = false;
    inference = Inference.SERVES;
  }

  public void sold(String itemId, List<Double> units) {
    sales.put(itemId, units);
  }

  public void stocked(String itemId, long onHand, long onOrder) {
    stock.put(itemId, new long[] {onHand, onOrder});
  }

  public void featureDown() {
    featureDown = true;
  }

  /** The feature service answers, but knows no values. */
  public void onlineStoreDown() {
    onlineStoreDown = true;
  }

  public void inference(Inference how) {
    inference = how;
  }
}
