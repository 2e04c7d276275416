package dev.tradewind.feature.aggregate.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Writes the packed form of states: variable-length numbers (LEB128, zigzag), UTF-8 texts, and
 * sections with their length before them, so that a reader can skip one.
 */
final class ByteWriter {

  private static final VarHandle BIG_ENDIAN =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final int WIDE = 3;
  private static final int PER_MILLISECOND = 1000;
  private static final long[] SCALES = {EventLine.ONE, 10_000, 1};

  private byte[] bytes = new byte[128];
  private int size;

  private void write(int value) {
    if (size == bytes.length) {
      bytes = Arrays.copyOf(bytes, size * 2);
    }
    bytes[size++] = (byte) value;
  }

  private void reserve(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(size, more)));
    }
  }

  void writeFixed(long value) {
    reserve(Long.BYTES);
    BIG_ENDIAN.set(bytes, size, value);
    size += Long.BYTES;
  }

  void writeUnsigned(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      write((int) (rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    write((int) rest);
  }

  void writeSigned(long value) {
    writeUnsigned((value << 1) ^ (value >> 63));
  }

  /** A stretch of microseconds, in fewer bytes where it is whole milliseconds. */
  void writeTime(long micros) {
    boolean whole = micros % PER_MILLISECOND == 0;
    writeSigned(whole ? (micros / PER_MILLISECOND) << 1 : (micros << 1) | 1);
  }

  /**
   * Millionths, in few bytes where they are whole units or hundredths: the last two bits say which.
   */
  void writeMillionths(long value) {
    for (int scale = 0; scale < SCALES.length; scale++) {
      long scaled = value / SCALES[scale];
      if (scaled * SCALES[scale] == value && scaled >> 60 == scaled >> 63) {
        writeUnsigned((((scaled << 1) ^ (scaled >> 63)) << 2) | scale);
        return;
      }
    }
    writeUnsigned(WIDE);
    writeFixed(value >> 63);
    writeFixed(value);
  }

  /** A sum of millionths that may be wider than 64 bits. */
  void writeMillionths(long high, long low) {
    if (high == low >> 63) {
      writeMillionths(low);
      return;
    }
    writeUnsigned(WIDE);
    writeFixed(high);
    writeFixed(low);
  }

  void writeText(String text) {
    byte[] encoded = text.getBytes(UTF_8);
    writeUnsigned(encoded.length);
    reserve(encoded.length);
    System.arraycopy(encoded, 0, bytes, size, encoded.length);
    size += encoded.length;
  }

  /** Where a section begins; to be handed to {@link #endSection}. */
  int beginSection() {
    write(0);
    return size;
  }

  /** Puts the section's length before it. */
  void endSection(int start) {
    int length = size - start;
    int more = 0;
    for (int rest = length >>> 7; rest != 0; rest >>>= 7) {
      more++;
    }
    reserve(more);
    System.arraycopy(bytes, start, bytes, start + more, length);
    int end = size + more;
    size = start - 1;
    writeUnsigned(length);
    size = end;
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }
}
