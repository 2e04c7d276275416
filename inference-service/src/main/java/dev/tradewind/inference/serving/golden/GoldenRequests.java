package dev.tradewind.inference.serving.golden;

import java.util.List;
import java.util.Map;

/**
 * What a model shall still answer when it has been loaded elsewhere.
 *
 * @param requests with their answers
 * @param rankedBy by signature: for an output whose elements are in an order, the output that holds
 *     what they are ordered by; elements of the same rank may change places
 * @param tolerance for numbers
 */
public record GoldenRequests(
    List<GoldenRequest> requests, Map<String, Map<String, String>> rankedBy, Tolerance tolerance) {

  /** A model whose makers recorded nothing. */
  public static final GoldenRequests NONE =
      new GoldenRequests(List.of(), Map.of(), new Tolerance(0, 0));

  public GoldenRequests {
    requests = List.copyOf(requests);
    rankedBy = Map.copyOf(rankedBy);
  }
}
