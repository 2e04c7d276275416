package dev.tradewind.training.nn.layer;

import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import org.tensorflow.TensorFlow;
import org.tensorflow.op.RawCustomGradient;

/**
 * Slopes of ops that TensorFlow has none for. A JVM can hold ten of them: it goes down with the
 * eleventh, so that one is refused here.
 */
final class CustomGradients {

  private static final int MOST = 10;

  /** Those of this JVM. */
  static final CustomGradients OF_THIS_JVM =
      new CustomGradients(TensorFlow::registerCustomGradient);

  private final BiConsumer<String, RawCustomGradient> registry;
  private final Set<String> registered = new HashSet<>();

  CustomGradients(BiConsumer<String, RawCustomGradient> registry) {
    this.registry = registry;
  }

  /**
   * Registers a slope, once for an op.
   *
   * @throws IllegalStateException where no more can be held
   */
  synchronized void register(String op, RawCustomGradient gradient) {
    if (registered.contains(op)) {
      return;
    }
    if (registered.size() == MOST) {
      throw new IllegalStateException(
          op + ": this JVM holds the slopes of " + MOST + " ops already, and can hold no more");
    }
    registry.accept(op, gradient);
    registered.add(op);
  }
}
