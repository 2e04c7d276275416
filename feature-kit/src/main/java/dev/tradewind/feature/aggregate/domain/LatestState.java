package dev.tradewind.feature.aggregate.domain;

import dev.tradewind.feature.definition.domain.Aggregation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The values of the latest lines, by rising place: LAST and RECENT. */
final class LatestState implements FeatureState {

  /** A line's value: a text, or else a number in millionths. */
  private record Entry(Place place, String text, long number) {}

  private final CompiledFeature feature;
  private final int limit;
  private final Optional<Window> window;
  private final List<Entry> entries = new ArrayList<>();

  LatestState(CompiledFeature feature) {
    this.feature = feature;
    this.limit = feature.spec().aggregation() == Aggregation.LAST ? 1 : feature.spec().limit();
    this.window = Window.ofOptional(feature.spec());
  }

  @Override
  public void add(LoggedLine line) {
    if (feature.ofTexts()) {
      String text = feature.text(line);
      if (!text.isEmpty()) {
        insert(new Entry(line.place(), text, EventLine.ABSENT));
      }
      return;
    }
    long number = feature.number(line);
    if (number != EventLine.ABSENT) {
      insert(new Entry(line.place(), "", number));
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
    if (feature.spec().aggregation() == Aggregation.RECENT) {
      return feature.ofTexts()
          ? new Value.Texts(counting.stream().map(Entry::text).toList())
          : new Value.Numbers(
              counting.stream().map(entry -> Value.fromMillionths(entry.number())).toList());
    }
    if (counting.isEmpty()) {
      return new Value.Missing();
    }
    Entry last = counting.get(counting.size() - 1);
    return feature.ofTexts()
        ? new Value.Text(last.text())
        : new Value.Decimal(Value.fromMillionths(last.number()));
  }

  @Override
  public List<FeatureTile> tiles(long asOf) {
    return List.of();
  }

  @Override
  public void write(ByteWriter out) {
    long previous = 0;
    for (Entry entry : entries) {
      Place place = entry.place();
      out.writeSigned(place.occurredAt() - previous);
      out.writeUnsigned(place.partition());
      out.writeUnsigned(place.offset());
      out.writeUnsigned(place.line());
      if (feature.ofTexts()) {
        out.writeText(entry.text());
      } else {
        out.writeMillionths(entry.number());
      }
      previous = place.occurredAt();
    }
  }

  @Override
  public void readFrom(ByteReader in) {
    entries.clear();
    long occurredAt = 0;
    while (!in.isAtEnd()) {
      occurredAt += in.readSigned();
      Place place =
          new Place(
              occurredAt, (int) in.readUnsigned(), in.readUnsigned(), (int) in.readUnsigned());
      String text = feature.ofTexts() ? in.readText() : "";
      long number = feature.ofTexts() ? EventLine.ABSENT : in.readMillionths();
      entries.add(new Entry(place, text, number));
    }
  }
}
