package dev.tradewind.feature.aggregate.domain;

import dev.tradewind.feature.definition.domain.Aggregation;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * What a tile keeps, as a few longs of an array. Sums are 128 bits of millionths: not even 2^63
 * lines of the greatest amount overflow one.
 */
enum Cell {
  COUNT(1),
  /** The low 64 bits, then the high ones. */
  SUM(2),
  /** A sum, then how many. */
  MEAN(3),
  MIN(1),
  MAX(1);

  private static final int HIGH = 1;
  private static final int COUNTED = 2;

  private final int width;

  Cell(int width) {
    this.width = width;
  }

  static Cell of(Aggregation aggregation) {
    return switch (aggregation) {
      case COUNT -> COUNT;
      case SUM, DAILY_SERIES -> SUM;
      case MEAN -> MEAN;
      case MIN -> MIN;
      case MAX -> MAX;
      case LAST, RECENT, DISTINCT, QUANTILE, TOP_K, RATIO, TIME_SINCE ->
          throw new IllegalStateException(aggregation + " has no cells");
    };
  }

  int width() {
    return width;
  }

  /** Makes a cell that has seen nothing. */
  void clear(long[] cells, int at) {
    for (int i = 0; i < width; i++) {
      cells[at + i] = 0;
    }
    if (this == MIN) {
      cells[at] = Long.MAX_VALUE;
    } else if (this == MAX) {
      cells[at] = Long.MIN_VALUE;
    }
  }

  /**
   * Adds a line.
   *
   * @param number millionths; 1 for a count
   */
  void add(long[] cells, int at, long number) {
    switch (this) {
      case COUNT -> cells[at] += number;
      case MIN -> cells[at] = Math.min(cells[at], number);
      case MAX -> cells[at] = Math.max(cells[at], number);
      case SUM -> addWide(cells, at, number >> 63, number);
      case MEAN -> {
        addWide(cells, at, number >> 63, number);
        cells[at + COUNTED]++;
      }
    }
  }

  /** Adds another cell. */
  void merge(long[] cells, int at, long[] others, int from) {
    switch (this) {
      case COUNT -> cells[at] += others[from];
      case MIN -> cells[at] = Math.min(cells[at], others[from]);
      case MAX -> cells[at] = Math.max(cells[at], others[from]);
      case SUM -> addWide(cells, at, others[from + HIGH], others[from]);
      case MEAN -> {
        addWide(cells, at, others[from + HIGH], others[from]);
        cells[at + COUNTED] += others[from + COUNTED];
      }
    }
  }

  private static void addWide(long[] cells, int at, long high, long low) {
    long sum = cells[at] + low;
    long carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
    cells[at] = sum;
    cells[at + HIGH] += high + carry;
  }

  /** The value of what was added; none where there is none. */
  Value value(long[] cells, int at) {
    return switch (this) {
      case COUNT -> new Value.Whole(cells[at]);
      case SUM -> new Value.Decimal(sum(cells, at));
      case MEAN ->
          cells[at + COUNTED] == 0
              ? new Value.Missing()
              : new Value.Decimal(sum(cells, at) / cells[at + COUNTED]);
      case MIN -> extreme(cells[at], Long.MAX_VALUE);
      case MAX -> extreme(cells[at], Long.MIN_VALUE);
    };
  }

  private static Value extreme(long millionths, long none) {
    return millionths == none
        ? new Value.Missing()
        : new Value.Decimal(Value.fromMillionths(millionths));
  }

  /** The double nearest to a sum. */
  static double sum(long[] cells, int at) {
    long low = cells[at];
    long high = cells[at + HIGH];
    if (high == low >> 63) {
      return Value.fromMillionths(low);
    }
    BigInteger lowest = new BigInteger(Long.toUnsignedString(low));
    return new BigDecimal(BigInteger.valueOf(high).shiftLeft(64).add(lowest), 6).doubleValue();
  }

  void write(ByteWriter out, long[] cells, int at) {
    switch (this) {
      case COUNT -> out.writeUnsigned(cells[at]);
      case MIN, MAX -> out.writeMillionths(cells[at]);
      case SUM -> out.writeMillionths(cells[at + HIGH], cells[at]);
      case MEAN -> {
        out.writeMillionths(cells[at + HIGH], cells[at]);
        out.writeUnsigned(cells[at + COUNTED]);
      }
    }
  }

  void read(ByteReader in, long[] cells, int at) {
    switch (this) {
      case COUNT -> cells[at] = in.readUnsigned();
      case MIN, MAX -> cells[at] = in.readMillionths();
      case SUM -> readWide(in, cells, at);
      case MEAN -> {
        readWide(in, cells, at);
        cells[at + COUNTED] = in.readUnsigned();
      }
    }
  }

  private static void readWide(ByteReader in, long[] cells, int at) {
    cells[at] = in.readMillionths();
    cells[at + HIGH] = in.high();
  }
}
