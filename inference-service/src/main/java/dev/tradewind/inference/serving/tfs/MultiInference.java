package dev.tradewind.inference.serving.tfs;

import dev.tradewind.api.tensorflow.serving.InferenceResult;
import dev.tradewind.api.tensorflow.serving.InferenceTask;
import dev.tradewind.api.tensorflow.serving.MultiInferenceRequest;
import dev.tradewind.api.tensorflow.serving.MultiInferenceResponse;
import dev.tradewind.inference.predict.BytesTensor;
import dev.tradewind.inference.predict.InferenceReason;
import dev.tradewind.inference.predict.VersionChoice;
import dev.tradewind.inference.serving.domain.ModelSignature;
import dev.tradewind.kit.error.CommonReason;
import dev.tradewind.kit.error.FieldViolation;
import dev.tradewind.kit.error.ServiceException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Several questions to one version about the same examples. The first question finds the version,
 * the others name it; where it was swapped out in between, all are asked again.
 */
@Singleton
public class MultiInference {

  private static final int MOST_TASKS = 64;
  private static final int TRIES = 3;

  private final ExampleInference inference;

  MultiInference(ExampleInference inference) {
    this.inference = inference;
  }

  Uni<MultiInferenceResponse> answer(MultiInferenceRequest request, Caller caller) {
    List<InferenceTask> tasks = request.getTasksList();
    List<Target> targets = targets(tasks);
    BytesTensor examples = ExampleRows.of(request.getInput());
    return Uni.createFrom()
        .deferred(() -> ask(tasks, targets, examples, caller))
        .onFailure(failure -> swapped(failure, targets.get(0)))
        .retry()
        .atMost(TRIES - 1L);
  }

  private static boolean swapped(Throwable failure, Target target) {
    return failure instanceof ServiceException refused
        && refused.reason() == InferenceReason.MODEL_VERSION_UNKNOWN
        && !(target.version() instanceof VersionChoice.Numbered);
  }

  private Uni<MultiInferenceResponse> ask(
      List<InferenceTask> tasks, List<Target> targets, BytesTensor examples, Caller caller) {
    for (int task = 0; task < tasks.size(); task++) {
      inference.check(question(tasks.get(task)), targets.get(task));
    }
    return ask(tasks.get(0), targets.get(0), examples, caller)
        .chain(first -> others(first, tasks, targets, examples, caller))
        .map(results -> MultiInferenceResponse.newBuilder().addAllResults(results).build());
  }

  private Uni<List<InferenceResult>> others(
      InferenceResult first,
      List<InferenceTask> tasks,
      List<Target> targets,
      BytesTensor examples,
      Caller caller) {
    long version = first.getModelSpec().getVersion().getValue();
    List<Uni<InferenceResult>> all = new ArrayList<>();
    all.add(Uni.createFrom().item(first));
    for (int task = 1; task < tasks.size(); task++) {
      all.add(ask(tasks.get(task), targets.get(task).ofVersion(version), examples, caller));
    }
    return Uni.join().all(all).andFailFast();
  }

  private Uni<InferenceResult> ask(
      InferenceTask task, Target target, BytesTensor examples, Caller caller) {
    return question(task) == ClassifyQuestion.INSTANCE
        ? inference
            .ask(ClassifyQuestion.INSTANCE, target, examples, caller)
            .map(
                answer ->
                    InferenceResult.newBuilder()
                        .setModelSpec(target.answered(answer.version()))
                        .setClassificationResult(answer.result())
                        .build())
        : inference
            .ask(RegressQuestion.INSTANCE, target, examples, caller)
            .map(
                answer ->
                    InferenceResult.newBuilder()
                        .setModelSpec(target.answered(answer.version()))
                        .setRegressionResult(answer.result())
                        .build());
  }

  private static ExampleQuestion<?> question(InferenceTask task) {
    return switch (task.getMethodName()) {
      case ModelSignature.CLASSIFY -> ClassifyQuestion.INSTANCE;
      case ModelSignature.REGRESS -> RegressQuestion.INSTANCE;
      default ->
          throw invalid(
              "tasks.method_name",
              task.getMethodName()
                  + " (expected: "
                  + ModelSignature.CLASSIFY
                  + " or "
                  + ModelSignature.REGRESS
                  + ")");
    };
  }

  /** One model and version, and no signature twice. */
  private static List<Target> targets(List<InferenceTask> tasks) {
    if (tasks.isEmpty() || tasks.size() > MOST_TASKS) {
      throw invalid("tasks", tasks.size() + " (expected: 1 to " + MOST_TASKS + ")");
    }
    List<Target> targets = tasks.stream().map(task -> Target.of(task.getModelSpec())).toList();
    Target first = targets.get(0);
    Set<String> signatures = new HashSet<>();
    for (Target target : targets) {
      if (!target.model().equals(first.model()) || !target.version().equals(first.version())) {
        throw invalid("tasks.model_spec", "another model or version than the first task's");
      }
      if (!signatures.add(target.signature())) {
        throw invalid("tasks.model_spec.signature_name", target.signature() + " is given twice");
      }
    }
    return targets;
  }

  private static ServiceException invalid(String field, String problem) {
    return new ServiceException(
        CommonReason.FIELD_INVALID,
        field + ": " + problem,
        List.of(new FieldViolation(field, problem)));
  }
}
