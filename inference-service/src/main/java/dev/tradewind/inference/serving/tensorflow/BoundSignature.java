package dev.tradewind.inference.serving.tensorflow;

import dev.tradewind.inference.predict.TensorValue;
import dev.tradewind.inference.serving.domain.ModelSignature;
import dev.tradewind.inference.serving.domain.TensorSpec;
import dev.tradewind.inference.serving.engine.JoinedRows;
import dev.tradewind.inference.serving.engine.ModelRefusedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.tensorflow.Graph;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.proto.SignatureDef;

/**
 * A signature and its places in the graph, looked up once.
 *
 * <p>Every run fetches the whole signature, in one order: TensorFlow compiles and keeps something
 * for each new set of fetches, so that sets chosen by callers would be a way to exhaust memory.
 *
 * @param fetches distinct ones; two outputs of a signature may share one tensor, a result may not
 * @param method as the model's author named it
 */
record BoundSignature(
    List<BoundTensor> inputs, List<BoundTensor> outputs, List<Output<?>> fetches, String method) {

  static BoundSignature bind(SignatureDef signature, Graph graph) throws ModelRefusedException {
    List<BoundTensor> inputs = BoundTensor.bind(signature.getInputsMap(), graph);
    List<BoundTensor> outputs = BoundTensor.bind(signature.getOutputsMap(), graph);
    return new BoundSignature(
        takesExamples(signature) ? inputs.stream().map(BoundTensor::ofExamples).toList() : inputs,
        outputs,
        List.copyOf(outputs.stream().<Output<?>>map(BoundTensor::output).distinct().toList()),
        signature.getMethodName());
  }

  private static boolean takesExamples(SignatureDef signature) {
    return signature.getMethodName().equals(ModelSignature.CLASSIFY)
        || signature.getMethodName().equals(ModelSignature.REGRESS);
  }

  ModelSignature signature() {
    return new ModelSignature(
        inputs.stream().map(BoundTensor::spec).toList(),
        outputs.stream().map(BoundTensor::spec).toList(),
        method);
  }

  Map<String, TensorValue> run(Session session, Map<String, TensorValue> values) {
    return run(
        session,
        input -> Tensors.toTensor(values.get(input.spec().name())),
        results -> {
          Map<String, TensorValue> answer = new HashMap<>();
          results.forEach(
              (spec, tensor) -> answer.put(spec.name(), Tensors.toValue(spec.type(), tensor)));
          return answer;
        });
  }

  /** Each call's elements go straight into one tensor, and its answer is a view of one copy. */
  List<Map<String, TensorValue>> runTogether(
      Session session, List<Map<String, TensorValue>> calls, int rows) {
    int[] each = calls.stream().mapToInt(JoinedRows::rows).toArray();
    return run(
        session,
        input ->
            Tensors.joined(
                calls.stream().map(call -> call.get(input.spec().name())).toList(), rows),
        results -> {
          List<Map<String, TensorValue>> answers = new ArrayList<>(each.length);
          for (int call = 0; call < each.length; call++) {
            answers.add(new HashMap<>());
          }
          results.forEach((spec, tensor) -> split(spec, tensor, rows, each, answers));
          return answers;
        });
  }

  private static void split(
      TensorSpec spec,
      Tensor tensor,
      int rows,
      int[] each,
      List<Map<String, TensorValue>> answers) {
    JoinedRows.requireRows(spec.name(), Tensors.shape(tensor), rows);
    TensorValue wanted = Tensors.rows(spec.type(), tensor, Arrays.stream(each).sum());
    List<TensorValue> parts = JoinedRows.split(wanted, each);
    for (int call = 0; call < each.length; call++) {
      answers.get(call).put(spec.name(), parts.get(call));
    }
  }

  private <T> T run(
      Session session,
      Function<BoundTensor, Tensor> feed,
      Function<Map<TensorSpec, Tensor>, T> answer) {
    List<Tensor> fed = new ArrayList<>(inputs.size());
    try {
      Session.Runner runner = session.runner();
      for (BoundTensor input : inputs) {
        Tensor tensor = feed.apply(input);
        fed.add(tensor);
        runner.feed(input.output(), tensor);
      }
      fetches.forEach(runner::fetch);
      try (Result result = runner.run()) {
        Map<TensorSpec, Tensor> results = new LinkedHashMap<>();
        for (BoundTensor output : outputs) {
          results.put(output.spec(), result.get(fetches.indexOf(output.output())));
        }
        return answer.apply(results);
      }
    } finally {
      fed.forEach(Tensor::close);
    }
  }
}
