package dev.tradewind.inference.drift.domain;

import dev.tradewind.inference.drift.domain.AspectDrift.BinShare;
import dev.tradewind.inference.predictionlog.domain.LoggedValues;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** Answers that are being gathered to be compared with a reference. */
final class DriftWindow {

  private final DriftRules rules;
  private final Reference reference;
  private final ReferenceSource source;
  private final Instant start;
  private final ShopperSample<Map<String, BinnedRow>> shoppers;

  DriftWindow(DriftRules rules, Reference reference, ReferenceSource source, Instant start) {
    this.rules = rules;
    this.reference = reference;
    this.source = source;
    this.start = start;
    this.shoppers = new ShopperSample<>(rules.most(), start.toString());
  }

  void take(String shopper, Map<String, LoggedValues> aspects) {
    shoppers.take(shopper, () -> reference.binned(aspects));
  }

  int shoppers() {
    return shoppers.size();
  }

  Instant start() {
    return start;
  }

  boolean isOver(Instant now) {
    return !now.isBefore(start.plus(rules.window())) && shoppers.size() >= rules.least();
  }

  /** Blocks for up to seconds where much has moved. */
  WindowDrift compare(Instant end) {
    List<Map<String, BinnedRow>> rows = shoppers.all();
    List<AspectDrift> compared = new ArrayList<>();
    reference
        .aspects()
        .forEach(
            (name, aspect) -> {
              List<BinnedRow> present =
                  rows.stream().map(row -> row.get(name)).filter(Objects::nonNull).toList();
              // Where few have any, that is seen in another aspect: the length, the status.
              if (present.size() >= rules.least() && aspect.rows().size() >= rules.least()) {
                compared.add(drift(name, aspect, present));
              }
            });
    return new WindowDrift(
        start,
        end,
        rows.size(),
        source,
        WindowDrift.judged(compared, DriftRules.level(), rules.leastIndex()));
  }

  private static AspectDrift drift(String name, Reference.Aspect aspect, List<BinnedRow> present) {
    List<String> labels = aspect.bins().labels();
    Contrast contrast = Contrast.of(labels.size(), aspect.rows(), present);
    return new AspectDrift(
        name,
        aspect.rows().size(),
        present.size(),
        contrast.stabilityIndex(),
        contrast.stabilityIndexByChance(),
        contrast.distance(),
        contrast.distanceByChance(),
        contrast.p(),
        false,
        IntStream.range(0, labels.size())
            .mapToObj(
                bin ->
                    new BinShare(
                        labels.get(bin), contrast.before().get(bin), contrast.now().get(bin)))
            .toList());
  }
}
