package dev.tradewind.training.nn.export;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.tensorflow.proto.TensorProto;

/**
 * Requests that a server sends to itself before it calls a model ready, where TensorFlow Serving
 * looks for them: {@code assets.extra/tf_serving_warmup_requests}, a TFRecord file of {@code
 * tensorflow.serving.PredictionLog} messages. Of those messages two fields are needed, so they are
 * written by their numbers (tensorflow_serving/apis/prediction_log.proto, predict.proto,
 * model.proto).
 */
public final class WarmUpRequests {

  /** More are not read by TensorFlow Serving. */
  private static final int MOST = 1000;

  private static final String FILE = "tf_serving_warmup_requests";
  private static final int LOG_PREDICT = 6;
  private static final int PREDICT_REQUEST = 1;
  private static final int REQUEST_MODEL = 1;
  private static final int REQUEST_INPUTS = 2;
  private static final int MODEL_NAME = 1;
  private static final int MODEL_SIGNATURE = 3;
  private static final int ENTRY_KEY = 1;
  private static final int ENTRY_VALUE = 2;

  private WarmUpRequests() {}

  /**
   * Writes the first thousand requests.
   *
   * @param savedModel directory of an exported model
   * @param model its name
   */
  public static void write(Path savedModel, String model, List<GoldenRequest> requests)
      throws IOException {
    ByteArrayOutputStream records = new ByteArrayOutputStream();
    for (GoldenRequest request : requests.subList(0, Math.min(MOST, requests.size()))) {
      byte[] predict = message(out -> write(out, model, request));
      byte[] log = message(out -> out.writeByteArray(PREDICT_REQUEST, predict));
      record(records, message(out -> out.writeByteArray(LOG_PREDICT, log)));
    }
    Path extra = Files.createDirectories(savedModel.resolve(SavedModelWriter.EXTRA));
    Files.write(extra.resolve(FILE), records.toByteArray());
  }

  private static void write(CodedOutputStream out, String model, GoldenRequest request)
      throws IOException {
    out.writeByteArray(
        REQUEST_MODEL,
        message(
            spec -> {
              spec.writeString(MODEL_NAME, model);
              spec.writeString(MODEL_SIGNATURE, request.signature());
            }));
    for (Map.Entry<String, TensorProto> input : new TreeMap<>(request.inputs()).entrySet()) {
      out.writeByteArray(
          REQUEST_INPUTS,
          message(
              entry -> {
                entry.writeString(ENTRY_KEY, input.getKey());
                entry.writeMessage(ENTRY_VALUE, input.getValue());
              }));
    }
  }

  /** The fields of a message. */
  @FunctionalInterface
  private interface Fields {
    void write(CodedOutputStream out) throws IOException;
  }

  private static byte[] message(Fields fields) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    fields.write(out);
    out.flush();
    return bytes.toByteArray();
  }

  /** Length and contents, each followed by a masked CRC-32C (tensorflow/core/lib/io). */
  private static void record(ByteArrayOutputStream out, byte[] contents) {
    ByteBuffer frame = ByteBuffer.allocate(contents.length + 16).order(ByteOrder.LITTLE_ENDIAN);
    frame.putLong(contents.length);
    frame.putInt(maskedCrc(frame.array(), 0, 8));
    frame.put(contents);
    frame.putInt(maskedCrc(contents, 0, contents.length));
    out.writeBytes(frame.array());
  }

  private static int maskedCrc(byte[] bytes, int from, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, from, length);
    int value = (int) crc.getValue();
    return Integer.rotateRight(value, 15) + 0xa282ead8;
  }
}
