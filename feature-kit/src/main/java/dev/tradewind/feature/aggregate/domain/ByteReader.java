package dev.tradewind.feature.aggregate.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Reads what {@link ByteWriter} wrote; anything else is refused. */
final class ByteReader {

  private static final int PER_MILLISECOND = 1000;
  private static final long[] SCALES = {EventLine.ONE, 10_000, 1};

  private final byte[] bytes;
  private final int end;
  private int at;
  private long high;

  ByteReader(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  private ByteReader(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.at = start;
    this.end = end;
  }

  long readFixed() {
    long value = 0;
    for (int i = 0; i < 8; i++) {
      value = (value << 8) | next();
    }
    return value;
  }

  long readUnsigned() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int part = next();
      value |= (long) (part & 0x7F) << shift;
      if ((part & 0x80) == 0) {
        return value;
      }
    }
    throw broken("a number has no end");
  }

  long readSigned() {
    long value = readUnsigned();
    return (value >>> 1) ^ -(value & 1);
  }

  /** A stretch of microseconds. */
  long readTime() {
    long value = readSigned();
    return (value & 1) == 0 ? (value >> 1) * PER_MILLISECOND : value >> 1;
  }

  /** The low 64 bits of millionths; {@link #high} has those above. */
  long readMillionths() {
    long value = readUnsigned();
    int scale = (int) value & 3;
    if (scale == SCALES.length) {
      high = readFixed();
      return readFixed();
    }
    long zigzag = value >>> 2;
    long low = ((zigzag >>> 1) ^ -(zigzag & 1)) * SCALES[scale];
    high = low >> 63;
    return low;
  }

  /** The bits above the low 64 of the millionths read last. */
  long high() {
    return high;
  }

  /** A number of things that follow, each at least a byte long. */
  int readCount() {
    long count = readUnsigned();
    if (count < 0 || count > end - at) {
      throw broken("more is announced than follows");
    }
    return (int) count;
  }

  String readText() {
    int length = readCount();
    String text = new String(bytes, at, length, UTF_8);
    at += length;
    return text;
  }

  /** A reader of the section that follows; this one goes on behind it. */
  ByteReader readSection() {
    int length = readCount();
    at += length;
    return new ByteReader(bytes, at - length, at);
  }

  void skipSection() {
    int length = readCount();
    at += length;
  }

  int remaining() {
    return end - at;
  }

  boolean isAtEnd() {
    return at == end;
  }

  void expectEnd() {
    if (at != end) {
      throw broken("something follows the end");
    }
  }

  private int next() {
    if (at == end) {
      throw broken("it ends too early");
    }
    return bytes[at++] & 0xFF;
  }

  private IllegalArgumentException broken(String reason) {
    return new IllegalArgumentException(
        "state of " + bytes.length + " bytes is damaged at byte " + at + ": " + reason);
  }
}
