package dev.tradewind.inference.serving.tfs;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import dev.tradewind.api.tensorflow.TensorProto;
import dev.tradewind.api.tensorflow.TensorShapeProto;
import dev.tradewind.inference.predict.BytesTensor;
import dev.tradewind.inference.predict.ElementType;
import dev.tradewind.inference.predict.NumericTensor;
import dev.tradewind.inference.predict.TensorValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the tensors of one request.
 *
 * <p>A tensor may come compressed, with one value for all elements or none: what it grows to is
 * bounded, over all tensors of the request.
 */
final class TensorDecoder {

  /** What a list holds for an element beside the element's bytes. */
  private static final int TEXT_OVERHEAD = 16;

  private final long mostBytes;
  private long bytes;

  /**
   * @param mostBytes that the elements may take in memory
   */
  TensorDecoder(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  /**
   * @throws IllegalArgumentException saying what is wrong with it
   */
  TensorValue decode(TensorProto tensor) {
    ElementType type =
        DataTypes.known(tensor.getDtype())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "dtype "
                            + tensor.getDtype()
                            + " (expected: one of "
                            + Arrays.stream(ElementType.values()).map(DataTypes::of).toList()
                            + ")"));
    List<Long> shape = shape(tensor.getTensorShape());
    int elements = TensorValue.elements(shape);
    return switch (ValueField.used(tensor, type)) {
      case TENSOR_CONTENT -> content(type, shape, elements, tensor.getTensorContent());
      case STRING_VAL -> texts(shape, elements, tensor.getStringValList());
      default -> {
        take((long) elements * type.width());
        yield new NumericTensor(type, shape, TypedValues.decode(type, elements, tensor));
      }
    };
  }

  private static List<Long> shape(TensorShapeProto shape) {
    if (shape.getUnknownRank()) {
      throw new IllegalArgumentException("tensor_shape: of unknown rank (expected: dimensions)");
    }
    return shape.getDimList().stream().map(TensorShapeProto.Dim::getSize).toList();
  }

  private TensorValue content(ElementType type, List<Long> shape, int elements, ByteString bytes) {
    if (type == ElementType.BYTES) {
      return new BytesTensor(shape, texts(elements, bytes));
    }
    if (type == ElementType.BOOL) {
      requireBooleans(bytes);
    }
    return new NumericTensor(type, shape, bytes.asReadOnlyByteBuffer());
  }

  /** All lengths first, each a varint, then the bytes. */
  private List<byte[]> texts(int elements, ByteString bytes) {
    if (elements > bytes.size()) {
      throw new IllegalArgumentException(
          "tensor_content: " + bytes.size() + " bytes (expected: " + elements + " lengths)");
    }
    take((long) elements * TEXT_OVERHEAD + bytes.size());
    CodedInputStream input = bytes.newCodedInput();
    List<byte[]> texts = new ArrayList<>(elements);
    try {
      int[] lengths = new int[elements];
      for (int element = 0; element < elements; element++) {
        lengths[element] = input.readUInt32();
      }
      for (int length : lengths) {
        texts.add(input.readRawBytes(length));
      }
      if (!input.isAtEnd()) {
        throw new IllegalArgumentException("tensor_content: bytes after the last element");
      }
    } catch (IOException tooShort) {
      throw new IllegalArgumentException(
          "tensor_content: ends inside element " + texts.size(), tooShort);
    }
    return texts;
  }

  /** Any other byte in a boolean tensor is undefined behaviour in TensorFlow. */
  private static void requireBooleans(ByteString bytes) {
    for (int position = 0; position < bytes.size(); position++) {
      if ((bytes.byteAt(position) & ~1) != 0) {
        throw new IllegalArgumentException(
            "tensor_content: element " + position + " (expected: 0 or 1)");
      }
    }
  }

  private TensorValue texts(List<Long> shape, int elements, List<ByteString> values) {
    TypedValues.requireAtMost(elements, ValueField.STRING_VAL, values.size());
    List<byte[]> texts = new ArrayList<>(values.size());
    long size = 0;
    for (ByteString value : values) {
      texts.add(value.toByteArray());
      size += value.size();
    }
    int missing = elements - texts.size();
    byte[] last = texts.isEmpty() ? new byte[0] : texts.get(texts.size() - 1);
    take(size + (long) missing * last.length + (long) elements * TEXT_OVERHEAD);
    for (int element = 0; element < missing; element++) {
      texts.add(last);
    }
    return new BytesTensor(shape, texts);
  }

  private void take(long more) {
    bytes += more;
    if (bytes > mostBytes) {
      throw new IllegalArgumentException(
          "tensor_shape: the inputs take more than " + mostBytes + " bytes");
    }
  }
}
