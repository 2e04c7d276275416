package dev.tradewind.feature.aggregate.domain;

import dev.tradewind.feature.definition.domain.Aggregation;
import dev.tradewind.feature.definition.domain.FeatureSpec;
import dev.tradewind.feature.definition.domain.LineValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The values of the latest lines, by rising place: LAST and RECENT. */
final class LatestState implements FeatureState {

  /** A line's value: a text, or else a number in millionths. */
  private record Entry(Place place, String text, long number) {}

  private final FeatureSpec feature;
  private final LineValue value;
  private final int limit;
  private final Optional<Window> window;
  private final List<Entry> entries = new ArrayList<>();

  LatestState(FeatureSpec feature) {
    this.feature = feature;
    this.value = feature.value().orElseThrow();
    this.limit = feature.aggregation() == Aggregation.LAST ? 1 : feature.limit();
    this.window = feature.window().isPresent() ? Optional.of(Window.of(feature)) : Optional.empty();
  }

  @Override
  public void add(EventFact event, int line) {
    EventLine source = event.lines().get(line);
    if (source.has(value)) {
      Place place = new Place(event.occurredAt(), event.partition(), event.offset(), line);
      insert(new Entry(place, source.text(value), source.number(value)));
    }
  }

  private void insert(Entry entry) {
    int at = entries.size();
    while (at > 0 && entries.get(at - 1).place().compareTo(entry.place()) > 0) {
      at--;
    }
    if (at == 0 && entries.size() == limit) {
      return;
    }
    entries.add(at, entry);
    if (entries.size() > limit) {
      entries.remove(0);
    }
  }

  @Override
  public void forget(long newest) {
    if (window.isPresent()) {
      long firstKept = window.get().firstKept(newest);
      int kept = 0;
      while (kept < entries.size() && entries.get(kept).place().occurredAt() < firstKept) {
        kept++;
      }
      entries.subList(0, kept).clear();
    }
  }

  @Override
  public void merge(FeatureState other) {
    ((LatestState) other).entries.forEach(this::insert);
  }

  @Override
  public Value read(long asOf) {
    long start = window.isPresent() ? window.get().start(asOf) : Long.MIN_VALUE;
    List<Entry> counting =
        entries.stream().filter(entry -> entry.place().occurredAt() >= start).toList();
    if (feature.aggregation() == Aggregation.RECENT) {
      return value.isText()
          ? new Value.Texts(counting.stream().map(Entry::text).toList())
          : new Value.Numbers(
              counting.stream().map(entry -> Value.fromMillionths(entry.number())).toList());
    }
    if (counting.isEmpty()) {
      return new Value.Missing();
    }
    Entry last = counting.get(counting.size() - 1);
    return value.isText()
        ? new Value.Text(last.text())
        : new Value.Decimal(Value.fromMillionths(last.number()));
  }

  @Override
  public void write(ByteWriter out) {
    out.writeUnsigned(entries.size());
    long previous = 0;
    for (Entry entry : entries) {
      Place place = entry.place();
      out.writeSigned(place.occurredAt() - previous);
      out.writeUnsigned(place.partition());
      out.writeUnsigned(place.offset());
      out.writeUnsigned(place.line());
      if (value.isText()) {
        out.writeText(entry.text());
      } else {
        out.writeSigned(entry.number());
      }
      previous = place.occurredAt();
    }
  }

  @Override
  public void readFrom(ByteReader in) {
    int size = in.readCount();
    entries.clear();
    long occurredAt = 0;
    for (int i = 0; i < size; i++) {
      occurredAt += in.readSigned();
      Place place =
          new Place(
              occurredAt, (int) in.readUnsigned(), in.readUnsigned(), (int) in.readUnsigned());
      String text = value.isText() ? in.readText() : "";
      long number = value.isText() ? EventLine.ABSENT : in.readSigned();
      entries.add(new Entry(place, text, number));
    }
  }
}
