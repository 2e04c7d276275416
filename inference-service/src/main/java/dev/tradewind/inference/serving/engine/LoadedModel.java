package dev.tradewind.inference.serving.engine;

import dev.tradewind.inference.predict.TensorValue;
import dev.tradewind.inference.serving.domain.ModelSignature;
import java.util.List;
import java.util.Map;

/** A model in memory. Runs from many threads at once; is closed after the last run has ended. */
public interface LoadedModel extends AutoCloseable {

  /** What it can be asked, by name; at least one. */
  Map<String, ModelSignature> signatures();

  /**
   * Runs it, blocking the thread.
   *
   * @param signature one of its names
   * @param inputs fitting the signature
   * @return all outputs
   * @throws dev.tradewind.kit.error.ServiceException with INPUT_INVALID where the model itself
   *     rejects the values
   */
  Map<String, TensorValue> run(String signature, Map<String, TensorValue> inputs);

  /**
   * Runs several calls as one, blocking the thread. Only for signatures that {@linkplain
   * ModelSignature#joinsRows join rows}.
   *
   * @param signature one of its names
   * @param calls the inputs of each: fitting, and of equal shapes but for the rows
   * @param rows that run, at least those of the calls; what is missing is filled with the first row
   * @return all outputs of each call
   * @throws RowsNotKeptException where an output has another number of rows
   * @throws dev.tradewind.kit.error.ServiceException with INPUT_INVALID where the model rejects the
   *     values of one of them
   */
  default List<Map<String, TensorValue>> runTogether(
      String signature, List<Map<String, TensorValue>> calls, int rows) {
    return JoinedRows.split(run(signature, JoinedRows.join(calls, rows)), calls, rows);
  }

  @Override
  void close();
}
