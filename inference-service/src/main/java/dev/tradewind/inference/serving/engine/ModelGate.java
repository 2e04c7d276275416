package dev.tradewind.inference.serving.engine;

import dev.tradewind.inference.serving.domain.Artefact;
import java.nio.file.Path;

/** Has a say in whether a version may serve, before it is loaded. */
public interface ModelGate {

  /** Lets everything pass. */
  ModelGate OPEN = (artefact, directory) -> {};

  /**
   * Lets a version pass, or does not, blocking the thread.
   *
   * @param directory of the artefact
   * @throws ModelRefusedException where it shall not serve now; it may be tried again
   */
  void check(Artefact artefact, Path directory) throws ModelRefusedException;
}
