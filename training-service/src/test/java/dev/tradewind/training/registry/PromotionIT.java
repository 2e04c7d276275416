package dev.tradewind.training.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.api.training.v1.AliasMove;
import dev.tradewind.api.training.v1.FeatureViewRevision;
import dev.tradewind.api.training.v1.GateOutcome;
import dev.tradewind.api.training.v1.GateReport;
import dev.tradewind.api.training.v1.GateResult;
import dev.tradewind.api.training.v1.Lineage;
import dev.tradewind.api.training.v1.ModelService;
import dev.tradewind.api.training.v1.TrainingRun;
import dev.tradewind.api.training.v1.TrainingService;
import dev.tradewind.testkit.PostgresResource;
import dev.tradewind.training.FakeShop;
import dev.tradewind.training.FakeWorkerResource;
import dev.tradewind.training.worker.FakeWorker;
import io.grpc.Status;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeWorkerResource.class)
class PromotionIT {

  private static final Map<String, String> GOOD = Map.of();
  private static final Map<String, String> BELOW_FLOOR = Map.of("mode", "below-floor");

  @GrpcClient("training")
  TrainingService training;

  @GrpcClient("training")
  ModelService models;

  @Inject FakeShop shop;

  private RegistryCalls intent;

  @BeforeEach
  void setUp() {
    shop.shoppers(20);
    shop.down(false);
    intent = new RegistryCalls(training, models, "intent");
  }

  @Test
  void aRefusedVersionSaysWhyAndBecomesChampionOnlyForAReasonThatIsKept() {
    long good = intent.train(GOOD).getVersion();
    TrainingRun run = intent.train(BELOW_FLOOR);
    long bad = run.getVersion();

    GateReport refused = intent.version(bad).getGates();
    assertThat(refused.getPassed()).isFalse();
    assertThat(refused.getChampionVersion()).isEqualTo(good);
    assertThat(refused.getResultsList())
        .extracting(GateResult::getGate)
        .containsExactly("floor", "champion", "subgroups", "golden-requests", "digest");
    assertThat(refused.getResults(0).getOutcome()).isEqualTo(GateOutcome.GATE_OUTCOME_REFUSED);
    assertThat(run.getPromotion())
        .startsWith("not promoted: floor: " + refused.getResults(0).getExplanation());
    assertRefused(
        () -> intent.setAlias("champion", bad, ""),
        "floor: ndcg_at_10 is 0.0100 (no interval), worse");
    assertThat(intent.at("champion")).isEqualTo(good);

    intent.setAlias("champion", bad, "the floor was measured wrongly");

    assertThat(intent.at("champion")).isEqualTo(bad);
    assertThat(intent.version(bad).getGates().getOverrideReason())
        .isEqualTo("the floor was measured wrongly");
    AliasMove move = intent.moves("champion").get(0);
    assertThat(move.getMovedBy()).isEqualTo("api");
    assertThat(move.getReason()).isEqualTo("gates overridden: the floor was measured wrongly");
    assertThat(move.getFromVersion()).isEqualTo(good);
    assertThat(intent.rollBack("champion", bad).getAliasesMap()).containsEntry("champion", good);
    assertThat(intent.moves("champion").get(0).getMovedBy()).isEqualTo("rollback");
  }

  @Test
  void withinItsIntervalAVersionMayBeWorseThanTheChampionAndBeyondItNot() {
    long champion = intent.train(GOOD).getVersion();
    TrainingRun beyond = intent.train(Map.of("value", "0.15", "low", "0.12", "high", "0.18"));
    TrainingRun within = intent.train(Map.of("value", "0.15", "low", "0.10", "high", "0.21"));

    assertThat(beyond.getPromotion())
        .startsWith(
            "not promoted: champion: ndcg_at_10 is 0.1500 (interval 0.1200 to 0.1800), worse beyond it"
                + " than 0.2000 of champion "
                + champion);
    assertThat(beyond.getMetrics(0).getLow()).isEqualTo(0.12);
    assertThat(beyond.getMetrics(0).getHigh()).isEqualTo(0.18);
    assertThat(within.getPromotion()).isEqualTo("promoted");
    assertThat(intent.version(within.getVersion()).getLineage().getParentVersion())
        .isEqualTo(champion);
    assertThat(intent.moves("champion").get(0).getMovedBy()).isEqualTo("promotion");
  }

  @Test
  void anArtefactThatWasChangedDoesNotBecomeChampion() throws IOException {
    long first = intent.train(GOOD).getVersion();
    long second = intent.train(GOOD).getVersion();
    Path artefact = Path.of(URI.create(intent.version(first).getArtifactUri()));
    Files.writeString(artefact.resolve("saved_model.pb"), "something else");

    assertRefused(
        () -> intent.setAlias("champion", first, ""), "digest: the artefact has been changed");

    assertThat(intent.at("champion")).isEqualTo(second);
    assertThat(intent.version(first).getGates().getChampionVersion()).isEqualTo(second);
  }

  @Test
  void rollingBackGoesBackAVersionAtATimeAndIsIdempotent() {
    String alias = alias();
    long first = intent.train(GOOD).getVersion();
    long second = intent.train(GOOD).getVersion();
    long third = intent.train(GOOD).getVersion();
    intent.setAlias(alias, first, "");
    intent.setAlias(alias, second, "");
    intent.setAlias(alias, third, "");

    assertThat(intent.rollBack(alias, third).getAliasesMap()).containsEntry(alias, second);
    assertThat(intent.rollBack(alias, third).getAliasesMap()).containsEntry(alias, second);
    assertThat(intent.rollBack(alias, second).getAliasesMap()).containsEntry(alias, first);
    assertThatThrownBy(() -> intent.rollBack(alias, first))
        .hasMessageContaining("has pointed to no version before");
    assertThatThrownBy(() -> intent.rollBack(alias, third))
        .hasMessageContaining("points to version " + first + " (expected_version: " + third);

    assertThat(intent.moves(alias))
        .extracting(AliasMove::getToVersion)
        .containsExactly(first, second, third, second, first);
    intent.setAlias(alias, third, "");
    assertThat(intent.rollBack(alias, third).getAliasesMap()).containsEntry(alias, first);
  }

  @Test
  void aVersionSaysWhatItWasMadeFrom() {
    RegistryCalls nextItem = new RegistryCalls(training, models, "next-item");

    TrainingRun run = nextItem.train(GOOD);
    Lineage lineage = nextItem.version(run.getVersion()).getLineage();

    assertThat(lineage.getDataSource()).isEqualTo("feature-service");
    assertThat(lineage.getFeatureViewsList())
        .containsExactly(
            FeatureViewRevision.newBuilder()
                .setView("shopper_history")
                .setFeature("purchased_items")
                .setVersion(FakeShop.VIEW_VERSION)
                .build());
    assertThat(lineage.getEndOffsetsList()).isEqualTo(FakeShop.END_OFFSETS);
    assertThat(lineage.getAsOf().getSeconds()).isEqualTo(FakeShop.NOW.getEpochSecond());
    assertThat(lineage.getRows()).isEqualTo(20);
    assertThat(lineage.getDataFingerprint()).isEqualTo(run.getDataFingerprint());
    assertThat(lineage.getRunId()).isEqualTo(run.getRunId());
    assertThat(lineage.getSeed()).isEqualTo(42);
    assertThat(lineage.getParametersMap()).containsEntry("epochs", "5");
    assertThat(lineage.getCodeFingerprint()).isEqualTo(FakeWorker.CODE);
    assertThat(intent.version(intent.train(GOOD).getVersion()).getLineage().getDataSource())
        .isEqualTo("file");
  }

  @Test
  void versionsAreFoundByTheirTags() {
    String unique = UUID.randomUUID().toString();
    long first = intent.train(GOOD).getVersion();
    long second = intent.train(GOOD).getVersion();
    intent.tag(first, "ticket", unique);
    intent.tag(second, "ticket", unique);

    assertThat(intent.tag(second, "reviewed-by", "ann").getTagsMap())
        .containsExactlyInAnyOrderEntriesOf(Map.of("ticket", unique, "reviewed-by", "ann"));
    assertThat(intent.tagged(Map.of("ticket", unique))).containsExactly(second, first);
    assertThat(intent.tagged(Map.of("ticket", unique, "reviewed-by", "ann")))
        .containsExactly(second);
    assertThat(intent.tag(second, "reviewed-by", "bob").getTagsMap())
        .containsEntry("reviewed-by", "bob");
    assertThat(intent.untag(second, "reviewed-by").getTagsMap()).containsOnlyKeys("ticket");
    assertThat(intent.untag(second, "reviewed-by").getTagsMap()).containsOnlyKeys("ticket");
  }

  @Test
  void aVersionHasABoundedNumberOfTags() {
    long version = intent.train(GOOD).getVersion();
    for (int tag = 0; tag < 50; tag++) {
      intent.tag(version, "tag-" + tag, "");
    }

    assertThat(intent.tag(version, "tag-7", "again").getTagsMap()).hasSize(50);
    assertThatThrownBy(() -> intent.tag(version, "one-more", ""))
        .satisfies(
            full ->
                assertThat(Status.fromThrowable(full).getCode())
                    .isEqualTo(Status.Code.RESOURCE_EXHAUSTED));
  }

  private static void assertRefused(ThrowingCallable call, String why) {
    assertThatThrownBy(call)
        .hasMessageContaining(why)
        .satisfies(
            refused ->
                assertThat(Status.fromThrowable(refused).getCode())
                    .isEqualTo(Status.Code.FAILED_PRECONDITION));
  }

  private static String alias() {
    return "canary-" + UUID.randomUUID().toString().substring(0, 8);
  }
}
