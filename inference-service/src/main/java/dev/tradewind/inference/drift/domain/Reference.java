package dev.tradewind.inference.drift.domain;

import dev.tradewind.inference.predictionlog.domain.LoggedValues;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What windows are compared with: bins for each aspect, and shoppers' shares of them.
 *
 * @param aspects by name
 */
public record Reference(Map<String, Aspect> aspects) {

  /**
   * One aspect.
   *
   * @param bins made of other shoppers than those of the rows
   * @param rows one for each shopper that has any element
   */
  public record Aspect(Bins bins, List<BinnedRow> rows) {

    public Aspect {
      rows = List.copyOf(rows);
    }
  }

  public Reference {
    aspects = Map.copyOf(aspects);
  }

  /** One half of the shoppers makes the bins, the other is counted in them. */
  static Reference of(List<Map<String, LoggedValues>> shoppers) {
    List<Map<String, LoggedValues>> making = shoppers.subList(0, shoppers.size() / 2);
    List<Map<String, LoggedValues>> counted =
        shoppers.subList(shoppers.size() / 2, shoppers.size());
    Set<String> names = new LinkedHashSet<>();
    making.forEach(shopper -> names.addAll(shopper.keySet()));
    Map<String, Aspect> aspects = new LinkedHashMap<>();
    for (String name : names.stream().limit(Aspects.MOST).toList()) {
      Bins.from(values(making, name))
          .ifPresent(bins -> aspects.put(name, new Aspect(bins, rows(bins, counted, name))));
    }
    return new Reference(aspects);
  }

  private static List<BinnedRow> rows(
      Bins bins, List<Map<String, LoggedValues>> shoppers, String name) {
    return values(shoppers, name).stream().flatMap(values -> bins.row(values).stream()).toList();
  }

  private static Collection<LoggedValues> values(
      List<Map<String, LoggedValues>> shoppers, String name) {
    return shoppers.stream().map(shopper -> shopper.get(name)).filter(Objects::nonNull).toList();
  }

  /** What one shopper's answer is in these bins. */
  Map<String, BinnedRow> binned(Map<String, LoggedValues> shopper) {
    Map<String, BinnedRow> rows = new LinkedHashMap<>();
    shopper.forEach(
        (name, values) -> {
          Aspect aspect = aspects.get(name);
          if (aspect != null) {
            aspect.bins().row(values).ifPresent(row -> rows.put(name, row));
          }
        });
    return rows;
  }
}
