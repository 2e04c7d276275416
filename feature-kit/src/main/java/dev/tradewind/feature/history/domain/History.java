package dev.tradewind.feature.history.domain;

import dev.tradewind.feature.aggregate.domain.EventFact;
import dev.tradewind.feature.aggregate.domain.FeatureSelection;
import dev.tradewind.feature.aggregate.domain.LoggedLine;
import dev.tradewind.feature.aggregate.domain.Value;
import dev.tradewind.feature.history.domain.WantedRows.Point;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Derives the rows that are wanted, in the order of time. */
public final class History {

  private final FeatureSelection selection;
  private final HistoryEvents history;
  private final List<EventFact> events;
  private final Replay replay;

  public History(FeatureSelection selection, HistoryEvents history) {
    this.selection = selection;
    this.history = history;
    this.events = history.sorted();
    this.replay = new Replay(selection, events, history::isWanted, Map.of());
  }

  /** Hands over every row, once; to be called once. */
  public void derive(WantedRows wanted, Consumer<HistoryRow> rows) {
    if (wanted instanceof WantedRows.Spine spine) {
      deriveSpine(spine.points(), rows);
    } else if (wanted instanceof WantedRows.Labels labels) {
      deriveLabels(labels, rows);
    } else if (wanted instanceof WantedRows.Scan scan) {
      deriveScan(scan.asOf().orElseGet(history::end), rows);
    }
  }

  private void deriveSpine(List<Point> points, Consumer<HistoryRow> rows) {
    IntStream.range(0, points.size())
        .boxed()
        .sorted(Comparator.comparingLong(index -> points.get(index).asOf()))
        .forEach(
            index -> {
              Point point = points.get(index);
              rows.accept(row(index, point.entity(), point.asOf(), Optional.empty()));
            });
  }

  private void deriveLabels(WantedRows.Labels labels, Consumer<HistoryRow> rows) {
    int index = 0;
    for (EventFact event : events) {
      if (labels.types().contains(event.type())) {
        for (int i = 0; i < event.lines().size(); i++) {
          LoggedLine line = event.line(i);
          String entity = selection.keys().idOf(event.subject(), line);
          if (line.has(labels.value()) && !entity.isEmpty()) {
            Value label = Value.of(line, labels.value());
            rows.accept(row(index++, entity, event.occurredAt(), Optional.of(label)));
          }
        }
      }
    }
  }

  private void deriveScan(long asOf, Consumer<HistoryRow> rows) {
    int index = 0;
    for (String entity : history.entities()) {
      rows.accept(row(index++, entity, asOf, Optional.empty()));
    }
  }

  private HistoryRow row(int index, String entity, long asOf, Optional<Value> label) {
    return new HistoryRow(index, entity, asOf, replay.values(entity, asOf), label);
  }
}
