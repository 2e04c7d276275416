package dev.tradewind.inference.serving.batch;

import dev.tradewind.inference.serving.batch.domain.Lane;
import dev.tradewind.inference.serving.domain.ModelSignature;
import dev.tradewind.inference.serving.engine.LoadedModel;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The lane of each signature of each version in memory. What was learnt of a version is forgotten
 * with it: its entry goes when nothing else holds the model any more.
 */
final class Lanes {

  private final BatchRules rules;
  private final Map<LoadedModel, Map<String, Lane<BatchedCall>>> byModel = new WeakHashMap<>();

  Lanes(BatchRules rules) {
    this.rules = rules;
  }

  Lane<BatchedCall> lane(String name, LoadedModel model, String signature) {
    Map<String, Lane<BatchedCall>> lanes;
    synchronized (byModel) {
      lanes = byModel.computeIfAbsent(model, ignored -> new ConcurrentHashMap<>());
    }
    return lanes.computeIfAbsent(signature, ignored -> make(name, model, signature));
  }

  private Lane<BatchedCall> make(String name, LoadedModel model, String signature) {
    ModelSignature specs = model.signatures().get(signature);
    boolean joins = specs != null && specs.joinsRows() && !rules.unbatched().contains(name);
    return new Lane<>(name, rules.sizes(name), joins);
  }
}
