package dev.tradewind.inference.serving.lifecycle;

import dev.tradewind.inference.predict.InferenceReason;
import dev.tradewind.inference.serving.domain.ModelLifecycle;
import dev.tradewind.inference.serving.domain.ModelPlan;
import dev.tradewind.inference.serving.domain.Refusal;
import dev.tradewind.kit.error.ServiceException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/** What people have told the life cycle; given from any thread, carried out by one. */
final class Orders {

  private enum Kind {
    LOAD,
    UNLOAD,
    LOOK
  }

  private record Order(Kind kind, String model, CompletableFuture<Void> done) {}

  private final Queue<Order> given = new ConcurrentLinkedQueue<>();
  private final List<Order> underWay = new ArrayList<>();
  private final Set<String> withheld = new HashSet<>();

  CompletionStage<Void> load(String model) {
    return give(Kind.LOAD, model);
  }

  CompletionStage<Void> unload(String model) {
    return give(Kind.UNLOAD, model);
  }

  CompletionStage<Void> look() {
    return give(Kind.LOOK, "");
  }

  private CompletionStage<Void> give(Kind kind, String model) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    given.add(new Order(kind, model, done));
    return done;
  }

  /** Begins a round: returns the models that somebody wants loaded whatever went before. */
  Set<String> begin() {
    Set<String> pardoned = new HashSet<>();
    for (Order order = given.poll(); order != null; order = given.poll()) {
      underWay.add(order);
      if (order.kind() == Kind.LOAD) {
        withheld.remove(order.model());
        pardoned.add(order.model());
      } else if (order.kind() == Kind.UNLOAD) {
        withheld.add(order.model());
      }
    }
    return pardoned;
  }

  /** The plan, or nothing where somebody wants nothing of the model. */
  ModelPlan amend(ModelPlan plan) {
    return withheld.contains(plan.model()) ? ModelPlan.nothing(plan.model()) : plan;
  }

  /** Ends a round: whoever gave an order hears what came of it. */
  void end(Map<String, ModelPlan> plans, Map<String, ModelLifecycle> standings) {
    for (Order order : underWay) {
      ModelLifecycle standing = standings.getOrDefault(order.model(), ModelLifecycle.EMPTY);
      if (order.kind() != Kind.LOOK && !plans.containsKey(order.model())) {
        withheld.remove(order.model());
        order.done().completeExceptionally(unknown(order.model()));
      } else if (order.kind() == Kind.LOAD && !standing.serves()) {
        order.done().completeExceptionally(refused(order.model(), standing));
      } else {
        order.done().complete(null);
      }
    }
    underWay.clear();
  }

  private static ServiceException unknown(String model) {
    return new ServiceException(
        InferenceReason.MODEL_UNKNOWN, "model \"" + model + "\": nobody says where it lies");
  }

  private static ServiceException refused(String model, ModelLifecycle standing) {
    String reasons =
        standing.refusals().values().stream()
            .map(Refusal::reason)
            .collect(Collectors.joining("; "));
    return new ServiceException(
        InferenceReason.MODEL_REFUSED, "model \"" + model + "\" cannot be loaded: " + reasons);
  }
}
