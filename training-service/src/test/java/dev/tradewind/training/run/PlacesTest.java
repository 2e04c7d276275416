package dev.tradewind.training.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlacesTest {

  private final Places places = new Places(3, 2);

  @Test
  void noModelTakesAllPlaces() {
    assertThat(places.take("intent")).isEmpty();
    assertThat(places.take("intent")).isEmpty();

    assertThat(places.take("intent"))
        .contains(
            "2 runs of model intent are at work or wait already, which is all that the settings"
                + " allow; try again when one has ended");
    assertThat(places.take("demand")).isEmpty();
    assertThat(places.take("next-item").orElseThrow()).startsWith("3 runs are at work");
  }

  @Test
  void aPlaceThatIsGivenBackCanBeTakenAgain() {
    places.take("intent");
    places.take("intent");
    places.giveBack("intent");

    assertThat(places.take("intent")).isEmpty();
    assertThat(places.take("intent")).isPresent();
  }

  @Test
  void whatWasAcceptedBeforeARestartHasItsPlaceAndCounts() {
    for (int run = 0; run < 4; run++) {
      places.takeAnyway("intent");
    }
    places.giveBack("intent");
    assertThat(places.take("demand")).isPresent();
    places.giveBack("intent");
    assertThat(places.take("demand")).isEmpty();
  }
}
