package dev.tradewind.chat.inference;

import com.google.protobuf.ByteString;
import dev.tradewind.api.inference.oip.ModelInferResponse;
import dev.tradewind.chat.dialogue.domain.Understanding.Guess;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads the first guess from the raw outputs: both rows are by falling probability. */
final class IntentAnswer {

  private IntentAnswer() {}

  /**
   * The likeliest intent.
   *
   * @throws IllegalArgumentException where the answer has not the form that was agreed
   */
  static Guess best(ModelInferResponse response) {
    try {
      ByteBuffer intents = output(response, "intents", "BYTES");
      byte[] label = new byte[length(intents)];
      intents.get(label);
      float probability = output(response, "probabilities", "FP32").getFloat();
      if (!(probability >= 0 && probability <= 1.001f)) {
        throw new IllegalArgumentException("probabilities: not within 0 to 1");
      }
      return new Guess(
          ByteString.copyFrom(label).toStringUtf8(), Math.min(1.0, (double) probability));
    } catch (BufferUnderflowException tooShort) {
      throw new IllegalArgumentException("an output is too short", tooShort);
    }
  }

  private static ByteBuffer output(ModelInferResponse response, String name, String type) {
    for (int index = 0; index < response.getOutputsCount(); index++) {
      if (response.getOutputs(index).getName().equals(name)
          && response.getOutputs(index).getDatatype().equals(type)
          && index < response.getRawOutputContentsCount()) {
        return response
            .getRawOutputContents(index)
            .asReadOnlyByteBuffer()
            .order(ByteOrder.LITTLE_ENDIAN);
      }
    }
    throw new IllegalArgumentException("no raw output " + name + " of type " + type);
  }

  private static int length(ByteBuffer buffer) {
    int length = buffer.getInt();
    if (length < 0 || length > buffer.remaining()) {
      throw new IllegalArgumentException("intents: an element is longer than the output");
    }
    return length;
  }
}
