package dev.tradewind.inference.predictionlog.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class RankingTallyTest {

  @Property
  void isWhatTheDefinitionsSay(
      @ForAll @Size(min = 1, max = 100) List<@IntRange(max = 20) Integer> places) {
    List<RankingTally> tallies = RankingTally.all();
    places.forEach(place -> tallies.forEach(tally -> tally.add(place)));

    assertThat(tallies).extracting(tally -> tally.outcomes().places()).containsExactly(1, 5, 10);
    for (RankingTally tally : tallies) {
      RankingOutcomes told = tally.outcomes();
      List<Integer> hits =
          places.stream().filter(place -> place > 0 && place <= told.places()).toList();
      double gain =
          hits.stream().mapToDouble(place -> 1 / (Math.log(place + 1) / Math.log(2))).sum();
      assertThat(told.hits()).isEqualTo(new Share(hits.size(), places.size()));
      assertThat(told.gain().value()).isCloseTo(gain / places.size(), within(1e-9));
    }
  }
}
