package dev.tradewind.training.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.training.domain.GoldenCheck;
import dev.tradewind.training.domain.Interval;
import dev.tradewind.training.domain.Metric;
import dev.tradewind.training.domain.PrivacySpent;
import dev.tradewind.training.domain.RunProgress;
import dev.tradewind.training.domain.RunResult;
import dev.tradewind.training.worker.WorkerLine.Noise;
import dev.tradewind.training.worker.WorkerLine.Progress;
import dev.tradewind.training.worker.WorkerLine.Refusal;
import dev.tradewind.training.worker.WorkerLine.Result;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerLineTest {

  @Test
  void progressIsRead() {
    assertThat(
            WorkerLine.parse(
                "{\"type\":\"progress\",\"phase\":\"train\",\"fraction\":0.3,\"epoch\":2,"
                    + "\"loss\":4.1,\"remainingSeconds\":12.5}"))
        .isEqualTo(new Progress(new RunProgress("train", 0.3, 2, 4.1, Duration.ofMillis(12_500))));
    assertThat(WorkerLine.parse("{\"type\":\"progress\",\"phase\":\"dataset\"}"))
        .isEqualTo(new Progress(new RunProgress("dataset", 0, 0, 0, null)));
  }

  @Test
  void aResultIsRead() {
    assertThat(
            WorkerLine.parse(
                "{\"type\":\"result\",\"examples\":1234,\"parameters\":{\"epochs\":5},"
                    + "\"dataFingerprint\":\"ab\",\"savedModel\":\"/out\",\"metrics\":[{\"name\":"
                    + "\"ndcg_at_10\",\"value\":0.1,\"floor\":0.05,\"floorName\":\"popularity\","
                    + "\"higherIsBetter\":true,\"primary\":true}]}"))
        .isEqualTo(
            new Result(
                new RunResult(
                    1234,
                    Map.of("epochs", "5"),
                    "ab",
                    List.of(new Metric("ndcg_at_10", 0.1, 0.05, "popularity", true, true))),
                Path.of("/out"),
                null,
                ""));
  }

  @Test
  void intervalsGroupsAndGoldenAnswersAreReadWhereTheWorkerTellsThem() {
    Result read =
        (Result)
            WorkerLine.parse(
                "{\"type\":\"result\",\"savedModel\":\"/out\",\"golden\":{\"requests\":4,"
                    + "\"answered\":3,\"differing\":[\"second\"]},\"metrics\":[{\"name\":\"a\","
                    + "\"value\":0.5,\"floor\":0.25,\"low\":0.4,\"high\":0.6,\"examples\":90,"
                    + "\"group\":\"language=de\"},{\"name\":\"b\",\"value\":1,\"floor\":0,"
                    + "\"low\":3,\"high\":2}]}");

    assertThat(read.result().golden()).isEqualTo(new GoldenCheck(4, 3, List.of("second")));
    assertThat(read.result().metrics())
        .containsExactly(
            new Metric("a", 0.5, 0.25, "", true, false, new Interval(0.4, 0.6), 90, "language=de"),
            new Metric("b", 1, 0, "", true, false));
  }

  @Test
  void whatAPrivateModelGivesAwayIsRead() {
    Result read =
        (Result)
            WorkerLine.parse(
                "{\"type\":\"result\",\"savedModel\":\"/out\",\"code\":\"c0de\",\"privacy\":"
                    + "{\"epsilon\":3.1,\"delta\":1e-6,\"noise\":1.1,\"clip\":1}}");

    assertThat(read.result().privacy()).isEqualTo(new PrivacySpent(3.1, 1e-6, 1.1, 1));
    assertThat(read.code()).isEqualTo("c0de");
  }

  @Test
  void aRefusalIsRead() {
    assertThat(
            WorkerLine.parse(
                "{\"type\":\"error\",\"reason\":\"PARAMETER_INVALID\",\"message\":\"epochs\"}"))
        .isEqualTo(new Refusal("PARAMETER_INVALID", "epochs"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-01-01 I tensorflow/core",
        "{",
        "[1]",
        "{\"type\":7}",
        "{\"type\":\"progress\",\"fraction\":\"much\"}",
        "{\"type\":\"result\",\"metrics\":[3]}",
        "{\"type\":\"result\",\"privacy\":{\"epsilon\":3.1,\"delta\":2,\"noise\":1,\"clip\":1}}",
        "{\"type\":\"result\",\"privacy\":{\"epsilon\":3.1}}",
        "{\"type\":\"hello\"}"
      })
  void whatIsNotOfTheProtocolIsNoise(String line) {
    assertThat(WorkerLine.parse(line)).isEqualTo(new Noise(line));
  }
}
