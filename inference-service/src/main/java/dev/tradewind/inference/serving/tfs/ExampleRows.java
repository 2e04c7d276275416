package dev.tradewind.inference.serving.tfs;

import com.google.protobuf.ByteString;
import dev.tradewind.api.tensorflow.Example;
import dev.tradewind.api.tensorflow.serving.ExampleListWithContext;
import dev.tradewind.api.tensorflow.serving.Input;
import dev.tradewind.inference.predict.BytesTensor;
import dev.tradewind.inference.predict.InferenceReason;
import dev.tradewind.kit.error.ServiceException;
import java.util.List;
import java.util.stream.Stream;

/** Examples as models take them: serialized, one a row. */
final class ExampleRows {

  private ExampleRows() {}

  /**
   * @throws ServiceException INPUT_INVALID where there are none
   */
  static BytesTensor of(Input input) {
    List<byte[]> rows =
        switch (input.getKindCase()) {
          case EXAMPLE_LIST ->
              input.getExampleList().getExamplesList().stream().map(Example::toByteArray).toList();
          case EXAMPLE_LIST_WITH_CONTEXT ->
              inContext(input.getExampleListWithContext()).map(ByteString::toByteArray).toList();
          case KIND_NOT_SET -> List.of();
        };
    if (rows.isEmpty()) {
      throw new ServiceException(
          InferenceReason.INPUT_INVALID, "input: no examples (expected: at least one)");
    }
    return new BytesTensor(List.of((long) rows.size()), rows);
  }

  /**
   * One message after another is both merged: a feature of the example's own replaces the first.
   */
  private static Stream<ByteString> inContext(ExampleListWithContext input) {
    ByteString context = input.getContext().toByteString();
    return input.getExamplesList().stream().map(example -> context.concat(example.toByteString()));
  }
}
