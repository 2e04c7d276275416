package dev.tradewind.inference.predict;

/** The element types that models take and give, by their name in the Open Inference Protocol. */
public enum ElementType {
  /** One byte, 0 or 1. */
  BOOL(1),
  /** Unsigned, 1 byte. */
  UINT8(1),
  /** Unsigned, 2 bytes. */
  UINT16(2),
  /** Signed, 4 bytes. */
  INT32(4),
  /** Signed, 8 bytes. */
  INT64(8),
  /** IEEE 754, 2 bytes; raw only. */
  FP16(2),
  /** The upper half of an FP32; raw only. */
  BF16(2),
  /** IEEE 754, 4 bytes. */
  FP32(4),
  /** IEEE 754, 8 bytes. */
  FP64(8),
  /** Byte strings of any length. */
  BYTES(0);

  private final int width;

  ElementType(int width) {
    this.width = width;
  }

  /** Bytes of one element; 0 for {@link #BYTES}, whose elements differ in length. */
  public int width() {
    return width;
  }
}
