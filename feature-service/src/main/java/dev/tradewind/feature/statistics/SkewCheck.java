package dev.tradewind.feature.statistics;

import dev.tradewind.api.feature.v1.CheckServingSkewResponse;
import dev.tradewind.api.feature.v1.SkewedCell;
import dev.tradewind.feature.aggregate.domain.Value;
import dev.tradewind.feature.online.PlacedReads;
import dev.tradewind.feature.online.PlacedRow;
import dev.tradewind.feature.recompute.Recomputations;
import dev.tradewind.feature.recompute.domain.Recomputation;
import dev.tradewind.feature.wire.FeatureMessages;
import dev.tradewind.kit.error.ServiceException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads rows that were served lately once more, each together with the place in the log that the
 * store stands for, derives them again from the log up to that place, and compares bit for bit.
 */
@Singleton
class SkewCheck {

  private static final int EXAMPLES = 20;

  /** What is read again. */
  private record Wanted(List<String> features, String entity) {}

  /** A row as it is served, and on its way from the log. */
  private record Compared(List<String> features, PlacedRow served, Recomputation history) {}

  private final ServedRows served;
  private final PlacedReads reads;
  private final Recomputations recomputations;

  SkewCheck(ServedRows served, PlacedReads reads, Recomputations recomputations) {
    this.served = served;
    this.reads = reads;
    this.recomputations = recomputations;
  }

  Uni<CheckServingSkewResponse> run(int maxRows) {
    Set<Wanted> wanted = new LinkedHashSet<>();
    for (ServedRow row : served.sample()) {
      if (wanted.size() < maxRows) {
        wanted.add(new Wanted(row.features(), row.row().entity()));
      }
    }
    return Multi.createFrom()
        .iterable(wanted)
        .onItem()
        .transformToUniAndConcatenate(this::read)
        .collect()
        .asList()
        .chain(
            found -> {
              List<Compared> rows = found.stream().flatMap(Optional::stream).toList();
              return recomputations
                  .run(rows.stream().map(Compared::history).toList())
                  .map(done -> compare(rows, wanted.size() - rows.size()));
            });
  }

  /** Empty where the row cannot be read now: its view is gone, or it needs values of a caller. */
  private Uni<Optional<Compared>> read(Wanted wanted) {
    return reads
        .read(wanted.features(), wanted.entity())
        .map(
            found ->
                found.map(
                    row ->
                        new Compared(
                            wanted.features(),
                            row,
                            new Recomputation(
                                row.selection(), Set.copyOf(row.names()), row.positions()))))
        .onFailure(ServiceException.class)
        .recoverWithItem(Optional.empty());
  }

  private static CheckServingSkewResponse compare(List<Compared> rows, int leftOut) {
    CheckServingSkewResponse.Builder response =
        CheckServingSkewResponse.newBuilder().setRowsLeftOut(leftOut);
    long cells = 0;
    List<SkewedCell> differences = new ArrayList<>();
    for (Compared row : rows) {
      List<Value> history = row.history().values(row.served().asOf(), Map.of());
      List<Value> online = row.served().row().values();
      for (int column = 0; column < online.size(); column++) {
        cells++;
        if (!online.get(column).equals(history.get(column))) {
          differences.add(
              SkewedCell.newBuilder()
                  .setFeature(row.features().get(column))
                  .setEntityId(row.served().row().entity())
                  .setAsOf(FeatureMessages.toTimestamp(row.served().asOf()))
                  .setServed(online.get(column).toString())
                  .setHistory(history.get(column).toString())
                  .build());
        }
      }
    }
    return response
        .setCells(cells)
        .setDifferences(differences.size())
        .addAllExamples(differences.subList(0, Math.min(EXAMPLES, differences.size())))
        .build();
  }
}
