package dev.tradewind.inference.drift.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.inference.drift.domain.AspectDrift;
import dev.tradewind.inference.drift.domain.AspectDrift.BinShare;
import dev.tradewind.inference.drift.domain.ReferenceSource;
import dev.tradewind.inference.drift.domain.VersionDrift;
import dev.tradewind.inference.drift.domain.WindowDrift;
import dev.tradewind.inference.predictionlog.domain.AnsweringVersion;
import dev.tradewind.inference.predictionlog.domain.LoggedValues;
import dev.tradewind.inference.skew.domain.FeatureSkew;
import dev.tradewind.inference.skew.domain.NotCompared;
import dev.tradewind.inference.skew.domain.SkewExample;
import dev.tradewind.inference.skew.domain.SkewReport;
import dev.tradewind.inference.skew.domain.VersionSkew;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DriftPageTest {

  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
  private static final AnsweringVersion VERSION = new AnsweringVersion("next-item", 12);

  private static AspectDrift aspect(String name, boolean alarm, BinShare... bins) {
    return new AspectDrift(
        name, 500, 480, alarm ? .41 : .02, .02, .2, .09, alarm ? .00002 : .4, alarm, List.of(bins));
  }

  private static WindowDrift window(int days, AspectDrift... aspects) {
    Instant start = NOON.minus(Duration.ofDays(days));
    return new WindowDrift(
        start,
        start.plus(Duration.ofDays(1)),
        500,
        ReferenceSource.OWN_FIRST_ANSWERS,
        List.of(aspects));
  }

  private static VersionDrift moved() {
    AspectDrift length =
        aspect(
            "input.history.length",
            true,
            new BinShare("below 1", 0, .1),
            new BinShare("1", .1, .5),
            new BinShare("to 3", .3, .2),
            new BinShare("to 8", .4, .15),
            new BinShare("above 8", .2, .05));
    AspectDrift items =
        aspect(
            "input.history",
            false,
            new BinShare("<b>lamp</b>", .25, .22),
            new BinShare("sim-0004", .2, .22),
            new BinShare("(others)", .5, .5),
            new BinShare("(not in the reference)", .05, .06));
    return new VersionDrift(
        VERSION,
        Optional.of(ReferenceSource.OWN_FIRST_ANSWERS),
        1000,
        Optional.of(NOON),
        321,
        List.of(window(1, length, items), window(2, items), window(3, items)));
  }

  private static SkewReport skew() {
    SkewExample example =
        new SkewExample(
            "r-1",
            "history",
            NOON,
            LoggedValues.texts(List.of("a", "b")),
            LoggedValues.texts(List.of("a", "<i>c</i>")));
    return new SkewReport(
        NOON,
        List.of(
            new VersionSkew(
                VERSION,
                200,
                List.of(
                    new FeatureSkew(
                        "shopper_history@1:purchased_items", 180, 5, 2, List.of(example))),
                Map.of(NotCompared.NO_FEATURES, 13L))));
  }

  @Test
  void saysWhatMovedAndWhatDiffers() throws IOException {
    String html = new DriftPage(true, true, List.of(moved()), 7, true, Optional.of(skew())).html();

    assertThat(html)
        .contains("next-item, version 12", "1 moved", "input.history.length", "0.410 (0.020)")
        .contains(
            "7 other versions",
            "321 shoppers",
            "shopper_history@1:purchased_items",
            "2.7 % (1.1 to 6.1)")
        .contains("1.1 % (0.3 to 3.8)", "13 not compared: no features")
        .contains("&lt;b&gt;lamp&lt;/b&gt;", "&lt;i&gt;c&lt;/i&gt;")
        .doesNotContain("<b>lamp", "<i>c");
    Files.writeString(Path.of("target/drift.html"), html);
  }

  @Test
  void saysWhatToSetWhereNothingIsWatchedOrCompared() {
    String html = new DriftPage(false, false, List.of(), 0, false, Optional.empty()).html();

    assertThat(html)
        .contains("tradewind.inference.drift.enabled", "tradewind.inference.skew.enabled");
  }

  @Test
  void saysWhatIsStillToCome() {
    VersionDrift young =
        new VersionDrift(VERSION, Optional.empty(), 40, Optional.empty(), 0, List.of());
    String html = new DriftPage(true, false, List.of(young), 0, true, Optional.empty()).html();

    assertThat(html)
        .contains(
            "still being read", "its reference is being gathered; so far: 40", "has not ended yet");
  }
}
