package dev.tradewind.local.importer;

import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.Item;
import dev.tradewind.api.ingestion.v1.Order;
import dev.tradewind.api.ingestion.v1.Rating;
import dev.tradewind.api.ingestion.v1.StockLevel;
import dev.tradewind.local.load.Amounts;
import dev.tradewind.local.load.ContentId;
import dev.tradewind.local.load.ShopData;
import dev.tradewind.local.platform.PlatformException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Sequences of items by user, without times: each becomes a rating, at an invented moment of the
 * year before the anchor, in the order of the file.
 */
final class SequencesData implements ShopData {

  private static final Duration YEAR = Duration.ofDays(365);
  private static final double STARS = 5;

  private final String fileName;
  private final Map<String, String> titles;
  private final List<Sequence> sequences;
  private final Instant end;
  private final long seed;

  private SequencesData(
      String fileName,
      Map<String, String> titles,
      List<Sequence> sequences,
      Instant end,
      long seed) {
    this.fileName = fileName;
    this.titles = titles;
    this.sequences = sequences;
    this.end = end;
    this.seed = seed;
  }

  private record Sequence(String user, List<String> items) {}

  static SequencesData read(Path file, Instant anchor, long seed) {
    Map<String, String> titles = new TreeMap<>();
    List<Sequence> sequences = new ArrayList<>();
    try (BufferedReader reader = TextFiles.open(file)) {
      int number = 0;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        List<String> words = List.of(line.strip().split("\\s+", -1));
        if (words.size() < 2) {
          throw new PlatformException(
              file + ", line " + number + ": \"" + line + "\" (expected: user item item ...)");
        }
        List<String> items = words.subList(1, words.size());
        items.forEach(item -> titles.putIfAbsent(item, "Item " + item));
        sequences.add(new Sequence(words.get(0), items));
      }
      readTitles(file.resolveSibling("items.tsv"), titles);
    } catch (IOException failure) {
      throw new PlatformException("cannot read " + file + ": " + failure, failure);
    }
    return new SequencesData(
        String.valueOf(file.getFileName()),
        titles,
        sequences,
        anchor.minus(Duration.ofDays(1)),
        seed);
  }

  @Override
  public String name() {
    return fileName + " (sequences)";
  }

  @Override
  public List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    remarks.add(
        "the file has no times: each user's order is kept, the moments are invented (seed "
            + seed
            + "), within the year up to "
            + end);
    remarks.add("each entry is sent as a rating of " + STARS + " stars; the stars are invented");
    if (titles.entrySet().stream().anyMatch(one -> one.getValue().equals("Item " + one.getKey()))) {
      remarks.add("there are no titles: items are called by their number");
    }
    remarks.add("there are no purchases, orders or stock in it, so there is no demand to forecast");
    return remarks;
  }

  @Override
  public boolean hasPurchases() {
    return false;
  }

  @Override
  public List<String> exampleShoppers() {
    return sequences.stream().limit(3).map(Sequence::user).toList();
  }

  @Override
  public Optional<String> exampleItem() {
    return Optional.empty();
  }

  @Override
  public Stream<Item> items() {
    return titles.entrySet().stream()
        .map(
            entry ->
                Item.newBuilder().setItemId(entry.getKey()).setTitle(entry.getValue()).build());
  }

  @Override
  public Stream<StockLevel> stock() {
    return Stream.empty();
  }

  @Override
  public long eventCount() {
    return sequences.stream().mapToLong(sequence -> sequence.items().size()).sum();
  }

  @Override
  public Stream<Event> events() {
    return sequences.stream().flatMap(this::events);
  }

  @Override
  public Stream<Order> orders() {
    return Stream.empty();
  }

  private Stream<Event> events(Sequence sequence) {
    // Sorted draws keep the order; a millisecond for each place keeps them apart.
    Random random = new Random(seed ^ ((long) sequence.user().hashCode() << 20));
    long[] offsets = random.longs(sequence.items().size(), 0, YEAR.toMillis()).sorted().toArray();
    Instant start = end.minus(YEAR).minusMillis(offsets.length);
    return IntStream.range(0, offsets.length)
        .mapToObj(
            place ->
                Event.newBuilder()
                    .setEventId(
                        ContentId.of(
                            fileName,
                            sequence.user(),
                            Integer.toString(place),
                            sequence.items().get(place)))
                    .setShopperId(sequence.user())
                    .setOccurredAt(Amounts.timestamp(start.plusMillis(offsets[place] + place)))
                    .setRating(
                        Rating.newBuilder().setItemId(sequence.items().get(place)).setStars(STARS))
                    .build());
  }

  /** MovieLens comes with titles: columns item, id, title ... */
  private static void readTitles(Path file, Map<String, String> titles) throws IOException {
    if (!Files.exists(file)) {
      return;
    }
    try (BufferedReader reader = TextFiles.open(file)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        List<String> columns = List.of(line.split("\t", -1));
        if (columns.size() > 2 && titles.containsKey(columns.get(0))) {
          titles.put(columns.get(0), columns.get(2));
        }
      }
    }
  }
}
