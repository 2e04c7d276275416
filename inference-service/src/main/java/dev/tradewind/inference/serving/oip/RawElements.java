package dev.tradewind.inference.serving.oip;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import dev.tradewind.inference.predict.BytesTensor;
import dev.tradewind.inference.predict.ElementType;
import dev.tradewind.inference.predict.NumericTensor;
import dev.tradewind.inference.predict.TensorValue;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * The raw form of tensors: little-endian, row by row; a BYTES element is its length in 4 bytes and
 * the bytes.
 */
public final class RawElements {

  private static final int LENGTH_PREFIX = 4;

  private RawElements() {}

  /**
   * The tensor of these bytes, which are not copied.
   *
   * @throws IllegalArgumentException where the bytes do not hold exactly what the shape says
   */
  public static TensorValue decode(ElementType type, List<Long> shape, ByteString raw) {
    if (type == ElementType.BYTES) {
      return new BytesTensor(shape, texts(raw));
    }
    if (type == ElementType.BOOL) {
      requireBooleans(raw);
    }
    return new NumericTensor(type, shape, raw.asReadOnlyByteBuffer());
  }

  private static List<byte[]> texts(ByteString raw) {
    ByteBuffer rest = raw.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    List<byte[]> texts = new ArrayList<>();
    while (rest.hasRemaining()) {
      int length = rest.remaining() < LENGTH_PREFIX ? -1 : rest.getInt();
      if (length < 0 || length > rest.remaining()) {
        throw new IllegalArgumentException(
            "raw bytes end inside element " + texts.size() + " (expected: 4-byte length, bytes)");
      }
      byte[] text = new byte[length];
      rest.get(text);
      texts.add(text);
    }
    return texts;
  }

  /** Any other byte in a boolean tensor is undefined behaviour in TensorFlow. */
  private static void requireBooleans(ByteString raw) {
    for (int position = 0; position < raw.size(); position++) {
      if ((raw.byteAt(position) & ~1) != 0) {
        throw new IllegalArgumentException("element " + position + " (expected: 0 or 1)");
      }
    }
  }

  /** The bytes of a tensor. */
  public static ByteString encode(TensorValue value) {
    if (value instanceof BytesTensor texts) {
      int size = texts.elements().stream().mapToInt(text -> LENGTH_PREFIX + text.length).sum();
      ByteBuffer raw = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
      texts.elements().forEach(text -> raw.putInt(text.length).put(text));
      return UnsafeByteOperations.unsafeWrap(raw.flip());
    }
    return UnsafeByteOperations.unsafeWrap(((NumericTensor) value).elements());
  }
}
