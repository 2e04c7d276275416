package dev.tradewind.inference.serving.oip.rest;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import dev.tradewind.inference.serving.rest.Json;

/** The bytes that follow the JSON of a body: of one tensor after the other, without gaps. */
final class BinaryPart {

  private final byte[] body;
  private int position;

  /**
   * @param body JSON and bytes
   * @param from where the bytes begin
   */
  BinaryPart(byte[] body, int from) {
    this.body = body;
    this.position = from;
  }

  /**
   * The next bytes, which are not copied.
   *
   * @throws dev.tradewind.kit.error.ServiceException INPUT_INVALID where there are not so many
   */
  ByteString take(String input, long size) {
    int left = body.length - position;
    if (size < 0 || size > left) {
      throw Json.invalid(
          "input "
              + input
              + ": binary_data_size "
              + size
              + " (expected: 0 to "
              + left
              + ", what is left of the body after its JSON)");
    }
    ByteString taken = UnsafeByteOperations.unsafeWrap(body, position, (int) size);
    position += (int) size;
    return taken;
  }

  /** Sees that none is left. */
  void close() {
    if (position != body.length) {
      throw Json.invalid(
          "the body has " + (body.length - position) + " bytes after those of its inputs");
    }
  }
}
