package dev.tradewind.inference.serving.engine;

import java.nio.file.Path;

/** Brings models into memory. */
public interface ModelLoader {

  /**
   * Loads a model, blocking the thread.
   *
   * @param directory of the artefact
   * @throws ModelRefusedException where it is missing, broken, or not of a kind that can be served
   */
  LoadedModel load(Path directory) throws ModelRefusedException;
}
