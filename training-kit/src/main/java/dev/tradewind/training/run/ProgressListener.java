package dev.tradewind.training.run;

/** Told how far a run is. Called often; it must be cheap. */
@FunctionalInterface
public interface ProgressListener {

  /** Hears nothing. */
  ProgressListener NONE = (phase, share, epoch, loss) -> {};

  /**
   * @param phase what the run is doing
   * @param share how much of the phase is done, 0 to 1
   * @param epoch epochs done
   * @param loss mean training loss of the epoch so far; NaN where there is none yet
   */
  void progressed(Phase phase, double share, int epoch, double loss);
}
