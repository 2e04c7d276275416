package dev.tradewind.training.nn.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorProto;

/**
 * The tensors of a graph that a signature stands for.
 *
 * @param inputs name to tensor of the graph, as {@code node:0}
 * @param outputs likewise
 */
record SignatureCall(Map<String, String> inputs, Map<String, String> outputs) {

  /** Of a graph that is still at hand. */
  static SignatureCall of(Signature signature) {
    Map<String, String> inputs = new LinkedHashMap<>();
    signature.inputs().forEach((name, operand) -> inputs.put(name, tensor(operand)));
    Map<String, String> outputs = new LinkedHashMap<>();
    signature.outputs().forEach((name, operand) -> outputs.put(name, tensor(operand)));
    return new SignatureCall(inputs, outputs);
  }

  /** Of a loaded model. */
  static SignatureCall of(SignatureDef signature) {
    Map<String, String> inputs = new LinkedHashMap<>();
    signature.getInputsMap().forEach((name, tensor) -> inputs.put(name, tensor.getName()));
    Map<String, String> outputs = new LinkedHashMap<>();
    signature.getOutputsMap().forEach((name, tensor) -> outputs.put(name, tensor.getName()));
    return new SignatureCall(inputs, outputs);
  }

  private static String tensor(Operand<?> operand) {
    return operand.asOutput().op().name() + ":" + operand.asOutput().index();
  }

  /**
   * Asks.
   *
   * @throws IllegalArgumentException where an input is not of the signature
   */
  Map<String, TensorProto> ask(Session session, Map<String, TensorProto> values) {
    Session.Runner runner = session.runner();
    List<Tensor> fed = new ArrayList<>();
    try {
      for (Map.Entry<String, TensorProto> value : values.entrySet()) {
        String input = inputs.get(value.getKey());
        if (input == null) {
          throw new IllegalArgumentException("the signature has no input " + value.getKey());
        }
        Tensor tensor = TensorValues.tensor(value.getValue());
        fed.add(tensor);
        runner.feed(input, tensor);
      }
      outputs.values().forEach(runner::fetch);
      Map<String, TensorProto> answer = new LinkedHashMap<>();
      try (Result result = runner.run()) {
        int next = 0;
        for (String name : outputs.keySet()) {
          answer.put(name, TensorValues.of(result.get(next++)));
        }
      }
      return answer;
    } finally {
      fed.forEach(Tensor::close);
    }
  }
}
