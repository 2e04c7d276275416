package dev.tradewind.training.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LatestRequestsTest {

  private final LatestRequests latest = new LatestRequests();

  private void add(String item, String person, int second) {
    latest.add(List.of(item), List.of(person), Instant.ofEpochSecond(second));
  }

  private List<String> of(String nobody) {
    return latest.of(person -> !person.equals(nobody)).stream().map(one -> one.get(0)).toList();
  }

  @Test
  void theLatestAreKeptWhateverTheirOrder() {
    IntStream.iterate(99, second -> second >= 0, second -> second - 1)
        .forEach(second -> add("early-" + second, "ann", second));
    IntStream.range(100, 150).forEach(second -> add("late-" + second, "ann", second));

    assertThat(of(""))
        .containsExactlyElementsOf(
            IntStream.range(0, 32).mapToObj(i -> "late-" + (149 - i)).toList());
  }

  @Test
  void whatIsAskedAgainIsOne() {
    add("tea", "ann", 1);
    add("milk", "ann", 2);
    add("tea", "bob", 3);

    assertThat(of("")).containsExactly("tea", "milk");
  }

  @Test
  void whoMayNotBeInItIsNot() {
    add("tea", "ann", 1);
    add("milk", "bob", 2);

    assertThat(of("bob")).containsExactly("tea");
  }
}
