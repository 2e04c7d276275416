package dev.tradewind.training.nextitem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.training.data.Sequences;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GoldenQuestionsTest {

  private static final List<String> ITEMS =
      IntStream.rangeClosed(1, 20).mapToObj(item -> "i" + item).toList();

  private final SequenceSplit split =
      SequenceSplit.of(
          new Sequences(
              ITEMS, List.of(IntStream.rangeClosed(1, 20).toArray(), new int[] {3, 4, 5})),
          1);

  private static List<String> request(int length) {
    return IntStream.rangeClosed(1, length).mapToObj(item -> "asked-" + item).toList();
  }

  @Test
  void theyAreOfNothingOfTheTestAndOfCallersFromTheShortestToTheLongest() {
    List<List<String>> requests =
        new ArrayList<>(
            IntStream.rangeClosed(1, 32).mapToObj(GoldenQuestionsTest::request).toList());
    requests.add(List.of());
    requests.add(request(7));
    Collections.shuffle(requests, new java.util.Random(3));

    GoldenQuestions questions = GoldenQuestions.of(ITEMS, split, requests);

    assertThat(questions.logged()).isEqualTo(6);
    assertThat(questions.all())
        .extracting(GoldenQuestions.Asked::history)
        .startsWith(List.of(""), List.of("no such item"))
        .contains(List.of("i3", "i4"));
    assertThat(questions.all().subList(questions.all().size() - 6, questions.all().size()))
        .extracting(GoldenQuestions.Asked::name)
        .containsExactly(
            "1 items, as a caller asked",
            "7 items, as a caller asked",
            "13 items, as a caller asked",
            "19 items, as a caller asked",
            "25 items, as a caller asked",
            "32 items, as a caller asked");
  }

  @Test
  void fewRequestsAreAllTaken() {
    assertThat(GoldenQuestions.of(ITEMS, split, List.of(request(2))).all())
        .last()
        .isEqualTo(new GoldenQuestions.Asked("2 items, as a caller asked", request(2)));
    assertThat(GoldenQuestions.of(ITEMS, split, List.of(request(2), request(5))).logged())
        .isEqualTo(2);
    assertThat(GoldenQuestions.of(ITEMS, split, List.of()).logged()).isZero();
  }

  @Test
  void ofTheTestTheLatestItemsAreAsked() {
    assertThat(GoldenQuestions.of(ITEMS, split, List.of()).all())
        .extracting(GoldenQuestions.Asked::history)
        .contains(ITEMS.subList(7, 19));
  }
}
