package dev.tradewind.training.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.training.run.Phase;
import dev.tradewind.training.run.ProgressListener;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class EpochTimeTest {

  private long now;
  private final EpochTime time = new EpochTime(ProgressListener.NONE, new SetClock());

  @Test
  void tellsTheMiddleOneOfTheEpochs() {
    at(0, Phase.DATASET, 0);
    at(10, Phase.TRAIN, 0);
    at(12, Phase.TRAIN, 0);
    at(15, Phase.TRAIN, 1);
    at(17, Phase.TRAIN, 2);
    at(18, Phase.TRAIN, 2);
    at(20, Phase.TRAIN, 3);
    at(90, Phase.EVALUATE, 0);
    assertThat(time.seconds()).hasValue(3);
  }

  @Test
  void anotherTrainingBeginsAnew() {
    at(0, Phase.TRAIN, 0);
    at(4, Phase.TRAIN, 1);
    at(50, Phase.TRAIN, 0);
    at(54, Phase.TRAIN, 1);
    at(60, Phase.TRAIN, 3);
    assertThat(time.seconds()).as("fifty seconds were none, nor were two at once").hasValue(4);
  }

  @Test
  void aModelWithoutEpochsHasNone() {
    at(0, Phase.TRAIN, 0);
    at(9, Phase.TRAIN, 0);
    at(10, Phase.EVALUATE, 0);
    assertThat(time.seconds()).isEmpty();
  }

  private void at(long second, Phase phase, int epochs) {
    now = second;
    time.progressed(phase, 0, epochs, Double.NaN);
  }

  private final class SetClock extends Clock {
    @Override
    public Instant instant() {
      return Instant.ofEpochSecond(now);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
