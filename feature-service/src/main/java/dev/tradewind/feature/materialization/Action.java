package dev.tradewind.feature.materialization;

import dev.tradewind.feature.definition.Declaration;
import dev.tradewind.feature.online.Generation;
import java.util.Optional;

/** What to do about the generations that there are. */
sealed interface Action {

  /** All is as it should be. */
  record Wait() implements Action {}

  /**
   * Begin a new generation.
   *
   * @param insteadOf one that is being built for nothing; or empty
   */
  record Rebuild(String insteadOf) implements Action {}

  /** Let the generation that was built take the place of the live one. */
  record Promote(String generation, boolean evenBehind) implements Action {}

  /**
   * What is seen of the followers.
   *
   * @param partitions how many the log has
   * @param liveBeyondLog whether the live generation stands for events that the log does not have
   * @param buildingBeyondLog whether the one that is being built does
   * @param caughtUp whether the one that is being built has seen the end of the log
   */
  record Progress(
      int partitions, boolean liveBeyondLog, boolean buildingBeyondLog, boolean caughtUp) {}

  /**
   * Decides. A declaration that is older than a generation never replaces it: whoever made that one
   * knows more. A generation that has more views than are declared stays: what was deleted goes
   * with the next derivation, and needs none of its own.
   */
  static Action decide(Sighting sighting, Declaration declaration, Progress progress) {
    Generation live = sighting.generations().live();
    Optional<Generation> building = sighting.generations().building();
    boolean liveIsOfAnotherLog =
        progress.liveBeyondLog() || live.shape().partitions() != progress.partitions();
    if (building.isEmpty()) {
      boolean wrong = !sighting.liveCovers(declaration.catalog()) && mayReplace(declaration, live);
      return wrong || liveIsOfAnotherLog ? new Rebuild("") : new Wait();
    }
    boolean buildingIsOfAnotherLog =
        progress.buildingBeyondLog()
            || building.get().shape().partitions() != progress.partitions();
    if (buildingIsOfAnotherLog) {
      return new Rebuild(building.get().id());
    }
    if (!sighting.buildingCovers(declaration.catalog())
        && mayReplace(declaration, building.get())) {
      return new Rebuild("");
    }
    return progress.caughtUp()
        ? new Promote(building.get().id(), liveIsOfAnotherLog || sighting.live().isEmpty())
        : new Wait();
  }

  private static boolean mayReplace(Declaration declaration, Generation generation) {
    return declaration.decides() && declaration.revision() >= generation.revision();
  }
}
