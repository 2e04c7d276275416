package dev.tradewind.training.searchrank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is counted of pairs, worked out by hand. */
class PairFeaturesTest {

  private static PairFeatures features;

  @BeforeAll
  static void count() {
    features =
        new PairFeatures(
            WordRarity.of(
                List.of(
                    new Judgement("", "steel hammer", 1),
                    new Judgement("", "wooden ladder", 1),
                    new Judgement("", "steel ladder", 1))));
  }

  @AfterAll
  static void close() {
    features.close();
  }

  @Test
  void wordsAreFoundWhateverTheirEndingAndUnit() {
    assertThat(one("share of the query found", "4' Ladders", "Wooden Ladder 4-feet")).isEqualTo(1);
    assertThat(one("share of numbers found", "2x4 boards", "board 2 x 3")).isEqualTo(.5);
    assertThat(one("share of the query found", "dishes", "dish washer")).isEqualTo(1);
    assertThat(one("share of the query found", "glass", "glas")).isEqualTo(0);
  }

  @Test
  void aSlipOfThePenIsAlikeAndNotFound() {
    assertThat(one("last word found", "steel hamer", "steel hammer")).isEqualTo(0);
    assertThat(one("last word's likeness", "steel hamer", "steel hammer")).isBetween(.6, .99);
    assertThat(one("last word's likeness", "steel hamer", "steel ladder")).isLessThan(.4);
  }

  @Test
  void bm25IsAsInTheBook() {
    // "steel" is in two of three titles, "hammer" in one; all have two words.
    double steel = Math.log1p(1.5 / 2.5);
    double hammer = Math.log1p(2.5 / 1.5);
    assertThat(one("BM25", "steel hammer", "hammer steel")).isCloseTo(steel + hammer, within(1e-5));
    assertThat(one("BM25", "steel hammer", "ladder hammer")).isCloseTo(hammer, within(1e-5));
    double twice = 2 * 2.2 / (2 + 1.2 * (.25 + .75 * 1.5));
    assertThat(one("BM25", "steel", "steel steel x")).isCloseTo(steel * twice, within(1e-5));
  }

  @Test
  void neighboursAndPlacesAreSeen() {
    assertThat(one("pairs of words found", "a b c", "x a b y c")).isEqualTo(.5);
    assertThat(one("first word found", "ladder steel", "oak ladder")).isEqualTo(1);
    assertThat(one("title's last word asked for", "ladder steel", "oak ladder")).isEqualTo(1);
    assertThat(one("words after the last one's place", "oak steel", "steel x y")).isEqualTo(3);
  }

  @Test
  void nothingIsNotANumberWhereThereIsNothing() {
    List<float[]> rows =
        features.of(
            List.of(
                new Judgement("", "", 1),
                new Judgement("?!", "steel hammer", 1),
                new Judgement("steel", "\"", 1),
                new Judgement("x ".repeat(500), "y ".repeat(500), 1)));
    for (float[] row : rows) {
      for (float value : row) {
        assertThat(Float.isFinite(value)).isTrue();
      }
    }
  }

  @Test
  void aPairIsAloneInItsBatch() {
    List<Judgement> pairs =
        List.of(
            new Judgement("steel hammers", "a steel hammer", 1),
            new Judgement("x", "one two three four five six seven eight nine ten", 1),
            new Judgement("梯子 4 ft", "木梯子", 1));
    List<float[]> together = features.of(pairs);
    for (int i = 0; i < pairs.size(); i++) {
      float[] alone = features.of(List.of(pairs.get(i))).get(0);
      assertThat(together.get(i)).usingComparatorWithPrecision(1e-5f).containsExactly(alone);
    }
  }

  private static double one(String name, String query, String title) {
    return features.of(List.of(new Judgement(query, title, 1)))
        .get(0)[features.names().indexOf(name)];
  }
}
