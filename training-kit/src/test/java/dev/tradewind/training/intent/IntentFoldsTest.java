package dev.tradewind.training.intent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.training.RunFixture;
import dev.tradewind.training.data.Utterance;
import dev.tradewind.training.data.Utterance.Split;
import dev.tradewind.training.data.Utterances;
import dev.tradewind.training.report.Section;
import dev.tradewind.training.report.WrittenReport;
import dev.tradewind.training.run.RunFailure;
import dev.tradewind.training.run.RunResult;
import dev.tradewind.training.text.LabelledText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntentFoldsTest {

  private static final String[] TOPICS = {"parcel", "invoice", "voucher"};
  private static final String[] WAYS = {"please", "kindly"};

  @TempDir Path directory;

  @Test
  void foldsAreDisjointCoverAllAndHaveEachIntent() {
    Utterances all = utterances(false);
    IntentSplit split = IntentSplit.of(all, 3);
    List<IntentSplit> folds = IntentFolds.of(all, split, 4, 3);

    List<LabelledText> held = new ArrayList<>();
    for (IntentSplit fold : folds) {
      Set<LabelledText> learned = new HashSet<>(fold.train());
      assertThat(fold.validation()).noneMatch(learned::contains);
      assertThat(fold.train().size() + fold.validation().size())
          .isEqualTo(split.train().size() + split.validation().size());
      for (int intent = 0; intent < TOPICS.length; intent++) {
        int own = intent;
        assertThat(fold.validation().stream().filter(one -> one.label() == own).count())
            .isBetween(7L, 9L);
      }
      held.addAll(fold.validation());
    }
    List<LabelledText> expected = new ArrayList<>(split.train());
    expected.addAll(split.validation());
    assertThat(held).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(held).doesNotContainAnyElementsOf(split.test());
  }

  @Test
  void sentencesOfOneTemplateStayTogether() {
    Utterances all = utterances(true);
    IntentSplit split = IntentSplit.of(all, 3);
    Map<String, Integer> foldOf = new HashMap<>();
    List<IntentSplit> folds = IntentFolds.of(all, split, 3, 3);
    for (int fold = 0; fold < folds.size(); fold++) {
      for (LabelledText one : folds.get(fold).validation()) {
        // What is left without the words that all intents share is the template.
        String template = one.text().substring(one.text().indexOf(' ') + 1);
        assertThat(foldOf.merge(template, fold, (before, now) -> before)).isEqualTo(fold);
      }
    }
    assertThat(foldOf).hasSizeGreaterThan(10);
  }

  @Test
  void theSeedDeals() {
    Utterances all = utterances(false);
    IntentSplit split = IntentSplit.of(all, 3);
    assertThat(IntentFolds.of(all, split, 4, 3)).isEqualTo(IntentFolds.of(all, split, 4, 3));
    assertThat(IntentFolds.of(all, split, 4, 4)).isNotEqualTo(IntentFolds.of(all, split, 4, 3));
  }

  @Test
  void moreFoldsThanSentencesAreRefused() {
    List<Utterance> few = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      few.add(new Utterance("sentence " + i, i % 2 == 0 ? "a" : "b", Split.UNSTATED));
    }
    Utterances all = new Utterances(few, false, List.of());
    IntentSplit split = IntentSplit.of(all, 3);
    assertThatThrownBy(() -> IntentFolds.of(all, split, 20, 3))
        .isInstanceOf(RunFailure.class)
        .hasMessageContaining("folds: 20 (expected: fewer");
  }

  @Test
  void theMeanIsWhatASearchSeesAndTheModelIsTheSame() throws IOException {
    Path data = csv();
    Map<String, String> parameters =
        Map.of("epochs", "2", "buckets", "1024", "dimension", "8", "hidden", "8");
    RunResult plain =
        RunFixture.run(new IntentModel(), data, directory.resolve("plain"), 5, parameters);
    Map<String, String> folded = new HashMap<>(parameters);
    folded.put("folds", "3");
    RunResult result =
        RunFixture.run(new IntentModel(), data, directory.resolve("folded"), 5, folded);

    Section section =
        WrittenReport.of(result).sections().stream()
            .filter(one -> one.title().equals("How it does on other parts"))
            .findFirst()
            .orElseThrow();
    double mean =
        section.tables().get(0).rows().stream()
            .mapToDouble(row -> ((Number) row.get(3)).doubleValue())
            .average()
            .orElseThrow();
    assertThat(section.tables().get(0).rows()).hasSize(3);
    assertThat(result.validation()).hasValue(mean);
    assertThat(result.metrics()).isEqualTo(plain.metrics());
    assertThat(WrittenReport.of(plain).sections())
        .noneMatch(one -> one.title().equals("How it does on other parts"));
  }

  private Path csv() throws IOException {
    StringBuilder text = new StringBuilder("text,intent\n");
    for (Utterance one : utterances(false).sentences()) {
      text.append(one.text()).append(',').append(one.intent()).append('\n');
    }
    return Files.writeString(directory.resolve("sentences.csv"), text);
  }

  /** Of each topic twenty templates, each said in two ways. */
  private static Utterances utterances(boolean templated) {
    List<Utterance> all = new ArrayList<>();
    for (int topic = 0; topic < TOPICS.length; topic++) {
      for (int template = 0; template < 20; template++) {
        for (String way : WAYS) {
          String text = way + " " + TOPICS[topic] + " w" + (char) ('a' + template) + topic;
          all.add(new Utterance(text, TOPICS[topic], Split.UNSTATED));
        }
      }
    }
    return new Utterances(all, templated, List.of());
  }
}
