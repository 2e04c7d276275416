package dev.tradewind.feature.aggregate.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Reads what {@link ByteWriter} wrote; anything else is refused. */
final class ByteReader {

  private final byte[] bytes;
  private int at;

  ByteReader(byte[] bytes) {
    this.bytes = bytes;
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

  /** A number of things that follow, each at least a byte long. */
  int readCount() {
    long count = readUnsigned();
    if (count < 0 || count > bytes.length - at) {
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

  void expectEnd() {
    if (at != bytes.length) {
      throw broken("something follows the end");
    }
  }

  private int next() {
    if (at == bytes.length) {
      throw broken("it ends too early");
    }
    return bytes[at++] & 0xFF;
  }

  private IllegalArgumentException broken(String reason) {
    return new IllegalArgumentException(
        "state of " + bytes.length + " bytes is damaged at byte " + at + ": " + reason);
  }
}
