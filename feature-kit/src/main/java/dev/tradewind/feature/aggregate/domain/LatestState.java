package dev.tradewind.feature.aggregate.domain;

import dev.tradewind.feature.definition.domain.Aggregation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The values of the latest lines, by rising place: LAST and RECENT. */
final class LatestState implements FeatureState {

  /** A line's value: a text, or else a number in millionths. */
  private record Entry(Place place, String text, long number) {}

  private static final Place FIRST = new Place(0, 0, 0, 0);

  private final CompiledFeature feature;
  private final int limit;
  private final Optional<Window> window;
  private final List<Entry> entries = new ArrayList<>();

  LatestState(CompiledFeature feature) {
    this.feature = feature;
    this.limit = feature.spec().aggregation() == Aggregation.LAST ? 1 : feature.spec().limit();
    this.window = feature.window();
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
    int first = 0;
    while (first < entries.size() && entries.get(first).place().occurredAt() < start) {
      first++;
    }
    List<Entry> counting = entries.subList(first, entries.size());
    if (feature.spec().aggregation() == Aggregation.RECENT) {
      return all(counting);
    }
    if (counting.isEmpty()) {
      return new Value.Missing();
    }
    Entry last = counting.get(counting.size() - 1);
    return feature.ofTexts()
        ? new Value.Text(last.text())
        : new Value.Decimal(Value.fromMillionths(last.number()));
  }

  private Value all(List<Entry> counting) {
    if (feature.ofTexts()) {
      List<String> texts = new ArrayList<>(counting.size());
      counting.forEach(entry -> texts.add(entry.text()));
      return new Value.Texts(texts);
    }
    List<Double> numbers = new ArrayList<>(counting.size());
    counting.forEach(entry -> numbers.add(Value.fromMillionths(entry.number())));
    return new Value.Numbers(numbers);
  }

  @Override
  public List<FeatureTile> tiles(long asOf) {
    return List.of();
  }

  /** Places in few bytes: most lines are of the partition of the one before, a little later. */
  @Override
  public void write(ByteWriter out) {
    Place previous = FIRST;
    for (Entry entry : entries) {
      Place place = entry.place();
      boolean moved = place.partition() != previous.partition();
      out.writeTime(place.occurredAt() - previous.occurredAt());
      out.writeUnsigned(((long) place.line() << 1) | (moved ? 1 : 0));
      if (moved) {
        out.writeUnsigned(place.partition());
      }
      out.writeSigned(place.offset() - previous.offset());
      if (feature.ofTexts()) {
        out.writeText(entry.text());
      } else {
        out.writeMillionths(entry.number());
      }
      previous = place;
    }
  }

  @Override
  public void readFrom(ByteReader in) {
    entries.clear();
    Place previous = FIRST;
    while (!in.isAtEnd()) {
      long occurredAt = previous.occurredAt() + in.readTime();
      long lineAndMoved = in.readUnsigned();
      int partition = (lineAndMoved & 1) == 1 ? (int) in.readUnsigned() : previous.partition();
      long offset = previous.offset() + in.readSigned();
      previous = new Place(occurredAt, partition, offset, (int) (lineAndMoved >>> 1));
      String text = feature.ofTexts() ? in.readText() : "";
      long number = feature.ofTexts() ? EventLine.ABSENT : in.readMillionths();
      entries.add(new Entry(previous, text, number));
    }
  }
}
