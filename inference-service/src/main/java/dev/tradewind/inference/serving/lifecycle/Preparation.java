package dev.tradewind.inference.serving.lifecycle;

import dev.tradewind.inference.serving.batch.BatchRules;
import dev.tradewind.inference.serving.domain.Artefact;
import dev.tradewind.inference.serving.engine.LoadedModel;
import dev.tradewind.inference.serving.engine.ModelGate;
import dev.tradewind.inference.serving.engine.ModelLoader;
import dev.tradewind.inference.serving.engine.ModelRefusedException;
import dev.tradewind.inference.serving.engine.WarmUp;
import dev.tradewind.inference.serving.golden.GoldenFile;
import dev.tradewind.inference.serving.golden.GoldenReplay;
import dev.tradewind.inference.serving.golden.GoldenRequests;
import java.nio.file.Path;
import java.util.Optional;

/** All that comes before a version's first call. */
final class Preparation {

  private final ModelGate gate;
  private final ModelLoader loader;
  private final BatchRules rules;
  private final GoldenReplay replay;

  Preparation(ModelGate gate, ModelLoader loader, BatchRules rules, GoldenReplay replay) {
    this.gate = gate;
    this.loader = loader;
    this.rules = rules;
    this.replay = replay;
  }

  /**
   * Checks, loads, warms and asks a version.
   *
   * @param serving the version that it will take over from, for its latency
   * @throws ModelRefusedException where it shall not serve
   */
  LoadedModel prepare(Artefact artefact, Path directory, Optional<LoadedModel> serving)
      throws ModelRefusedException {
    gate.check(artefact, directory);
    GoldenRequests golden = GoldenFile.read(directory);
    LoadedModel model = loader.load(directory);
    try {
      new WarmUp(rules.sizes(artefact.model())).run(model);
      replay.checkAnswers(model, golden);
      if (serving.isPresent()) {
        replay.checkLatency(model, serving.get(), golden);
      }
      return model;
    } catch (ModelRefusedException | RuntimeException failure) {
      model.close();
      throw failure;
    }
  }
}
