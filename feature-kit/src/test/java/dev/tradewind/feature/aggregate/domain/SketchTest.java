package dev.tradewind.feature.aggregate.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SketchTest {

  @Property(tries = 30)
  void manyDifferentValuesAreEstimatedAndTheOrderDoesNotMatter(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 60_000) int different) {
    List<Long> hashes =
        new ArrayList<>(
            IntStream.range(0, different).mapToObj(i -> TextHash.of(seed + "/" + i)).toList());
    DistinctSketch one = sketch(hashes);
    Collections.shuffle(hashes, new Random(seed));
    int half = different / 2;
    DistinctSketch merged = sketch(hashes.subList(0, half));
    merged.merge(sketch(hashes.subList(half / 2, different)));
    assertThat(bytes(merged)).isEqualTo(bytes(one));
    long value = ((Value.Whole) one.value()).value();
    if (different <= DistinctSketch.K) {
      assertThat(value).isEqualTo(different);
    } else {
      // Five standard errors of 3.1 %.
      assertThat(value).isBetween(Math.round(different * .845), Math.round(different * 1.155));
    }
  }

  private static DistinctSketch sketch(List<Long> hashes) {
    DistinctSketch sketch = new DistinctSketch();
    hashes.forEach(sketch::add);
    return sketch;
  }

  private static List<Byte> bytes(DistinctSketch sketch) {
    ByteWriter out = new ByteWriter();
    sketch.write(out);
    List<Byte> bytes = new ArrayList<>();
    for (byte part : out.toBytes()) {
      bytes.add(part);
    }
    return bytes;
  }

  /** Of too many texts the same ones are kept whatever the order, and what is kept is exact. */
  @Property(tries = 20)
  void ofTooManyTextsAFixedSampleIsKept(@ForAll long seed) {
    Random random = new Random(seed);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 6000; i++) {
      texts.add("text " + random.nextInt(2500));
    }
    KeyedCells one = cells(texts);
    Collections.shuffle(texts, random);
    KeyedCells merged = cells(texts.subList(0, 1000));
    merged.merge(cells(texts.subList(1000, 2500)));
    merged.merge(cells(texts.subList(2500, 6000)));
    assertThat(merged.groups()).isEqualTo(one.groups());
    assertThat(merged.top(100)).isEqualTo(one.top(100));
    Map<String, Double> truth = new HashMap<>();
    texts.forEach(text -> truth.merge(text, 1.0, Double::sum));
    Map<String, Double> kept = ((Value.Groups) one.groups()).values();
    assertThat(kept).hasSize(KeyedCells.MAX_KEYS);
    assertThat(truth).containsAllEntriesOf(kept);
  }

  private static KeyedCells cells(List<String> texts) {
    KeyedCells cells = new KeyedCells(Cell.COUNT);
    texts.forEach(text -> cells.add(text, 1));
    return cells;
  }

  /** Over all sizes there are: the error is bounded by the bucket's width, not by luck. */
  @Property
  void aQuantileIsWithinOnePercent(@ForAll long one, @ForAll @IntRange(max = 62) int shift) {
    long number = one >> shift;
    QuantileSketch sketch = new QuantileSketch();
    sketch.add(number == Long.MIN_VALUE ? 0 : number);
    double truth = number == Long.MIN_VALUE ? 0 : number / 1e6;
    assertThat(Math.abs(((Value.Decimal) sketch.value(.5)).value() - truth))
        .isLessThanOrEqualTo(Math.abs(truth) * .0100001);
  }

  @Test
  void quantilesRunFromTheLeastToTheGreatest() {
    QuantileSketch sketch = new QuantileSketch();
    for (int i = -100; i <= 100; i++) {
      sketch.add(i * EventLine.ONE);
    }
    assertThat(((Value.Decimal) sketch.value(0)).value()).isBetween(-101.0, -99.0);
    assertThat(sketch.value(.5)).isEqualTo(new Value.Decimal(0));
    assertThat(((Value.Decimal) sketch.value(.75)).value()).isBetween(49.5, 50.5);
    assertThat(((Value.Decimal) sketch.value(1)).value()).isBetween(99.0, 101.0);
  }

  @Test
  void aSumDoesNotOverflow() {
    long[] sum = new long[Cell.SUM.width()];
    Cell.SUM.clear(sum, 0);
    for (int i = 0; i < 100; i++) {
      Cell.SUM.add(sum, 0, Long.MAX_VALUE);
    }
    BigDecimal truth = BigDecimal.valueOf(Long.MAX_VALUE, 6).multiply(BigDecimal.valueOf(100));
    assertThat(Cell.SUM.value(sum, 0)).isEqualTo(new Value.Decimal(truth.doubleValue()));
    ByteWriter out = new ByteWriter();
    Cell.SUM.write(out, sum, 0);
    long[] read = new long[Cell.SUM.width()];
    Cell.SUM.read(new ByteReader(out.toBytes()), read, 0);
    assertThat(read).isEqualTo(sum);
    for (int i = 0; i < 100; i++) {
      Cell.SUM.add(sum, 0, -Long.MAX_VALUE);
    }
    assertThat(Cell.SUM.value(sum, 0)).isEqualTo(new Value.Decimal(0));
  }

  @Property
  void millionthsSurvive(@ForAll long number, @ForAll @IntRange(max = 62) int shift) {
    for (long value : new long[] {number, number >> shift, (number >> shift) / 10_000 * 10_000}) {
      ByteWriter out = new ByteWriter();
      out.writeMillionths(value);
      out.writeTime(value >> 2);
      ByteReader in = new ByteReader(out.toBytes());
      assertThat(in.readMillionths()).isEqualTo(value);
      assertThat(in.high()).isEqualTo(value >> 63);
      assertThat(in.readTime()).isEqualTo(value >> 2);
      in.expectEnd();
    }
  }
}
