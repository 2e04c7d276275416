package dev.tradewind.inference.serving.tensorflow;

import dev.tradewind.inference.predict.InferenceReason;
import dev.tradewind.inference.predict.TensorValue;
import dev.tradewind.inference.serving.domain.ModelSignature;
import dev.tradewind.inference.serving.engine.LoadedModel;
import dev.tradewind.inference.serving.engine.ModelRefusedException;
import dev.tradewind.kit.error.ServiceException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.exceptions.TFInvalidArgumentException;
import org.tensorflow.proto.SignatureDef;

/**
 * A SavedModel with one session.
 *
 * <p>Every run fetches the whole signature, in one order: TensorFlow compiles and keeps something
 * for each new set of fetches, so that sets chosen by callers would be a way to exhaust memory.
 */
final class SavedModel implements LoadedModel {

  private static final String SIGNATURE = "serving_default";

  private final SavedModelBundle bundle;
  private final List<BoundTensor> inputs;
  private final List<BoundTensor> outputs;

  /** Distinct fetches; two outputs of a signature may share one tensor, a result may not. */
  private final List<Output<?>> fetches;

  private final ModelSignature signature;

  private SavedModel(SavedModelBundle bundle, List<BoundTensor> inputs, List<BoundTensor> outputs) {
    this.bundle = bundle;
    this.inputs = inputs;
    this.outputs = outputs;
    this.fetches =
        List.copyOf(outputs.stream().<Output<?>>map(BoundTensor::output).distinct().toList());
    this.signature =
        new ModelSignature(
            inputs.stream().map(BoundTensor::spec).toList(),
            outputs.stream().map(BoundTensor::spec).toList());
  }

  static SavedModel of(SavedModelBundle bundle) throws ModelRefusedException {
    SignatureDef signature = bundle.metaGraphDef().getSignatureDefMap().get(SIGNATURE);
    if (signature == null || signature.getOutputsCount() == 0) {
      throw new ModelRefusedException("no signature \"" + SIGNATURE + "\" with outputs");
    }
    return new SavedModel(
        bundle,
        BoundTensor.bind(signature.getInputsMap(), bundle.graph()),
        BoundTensor.bind(signature.getOutputsMap(), bundle.graph()));
  }

  @Override
  public ModelSignature signature() {
    return signature;
  }

  @Override
  public Map<String, TensorValue> run(Map<String, TensorValue> values) {
    List<Tensor> fed = new ArrayList<>(inputs.size());
    try {
      Session.Runner runner = bundle.session().runner();
      for (BoundTensor input : inputs) {
        Tensor tensor = Tensors.toTensor(values.get(input.spec().name()));
        fed.add(tensor);
        runner.feed(input.output(), tensor);
      }
      fetches.forEach(runner::fetch);
      try (Result result = runner.run()) {
        Map<String, TensorValue> answer = new HashMap<>();
        for (BoundTensor output : outputs) {
          Tensor tensor = result.get(fetches.indexOf(output.output()));
          answer.put(output.spec().name(), Tensors.toValue(output.spec().type(), tensor));
        }
        return answer;
      }
    } catch (TFInvalidArgumentException rejected) {
      throw new ServiceException(
          InferenceReason.INPUT_INVALID, "the model rejects the inputs: " + rejected.getMessage());
    } finally {
      fed.forEach(Tensor::close);
    }
  }

  @Override
  public void close() {
    bundle.close();
  }
}
