package dev.tradewind.feature.aggregate.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/** Writes the packed form of states: variable-length numbers (LEB128, zigzag) and UTF-8 texts. */
final class ByteWriter {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream(128);

  void writeFixed(long value) {
    for (int shift = 56; shift >= 0; shift -= 8) {
      out.write((int) (value >>> shift));
    }
  }

  void writeUnsigned(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      out.write((int) (rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  void writeSigned(long value) {
    writeUnsigned((value << 1) ^ (value >> 63));
  }

  void writeText(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    writeUnsigned(bytes.length);
    out.write(bytes, 0, bytes.length);
  }

  byte[] toBytes() {
    return out.toByteArray();
  }
}
