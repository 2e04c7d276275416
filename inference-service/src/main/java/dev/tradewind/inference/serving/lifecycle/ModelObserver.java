package dev.tradewind.inference.serving.lifecycle;

import dev.tradewind.inference.serving.domain.ModelLifecycle;
import java.util.Map;

/** Hears about once a second where the models stand; from one thread. */
public interface ModelObserver {

  /** What was wished for was followed as far as it could be; where each model stands, by name. */
  void followed(Map<String, ModelLifecycle> standings);
}
