package dev.tradewind.training.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.api.training.v1.EraseSubjectRequest;
import dev.tradewind.api.training.v1.ListModelVersionsOfSubjectRequest;
import dev.tradewind.api.training.v1.ModelService;
import dev.tradewind.api.training.v1.SubjectVersion;
import dev.tradewind.api.training.v1.TrainingPrivacyService;
import dev.tradewind.api.training.v1.TrainingRun;
import dev.tradewind.api.training.v1.TrainingService;
import dev.tradewind.testkit.PostgresResource;
import dev.tradewind.training.FakeShop;
import dev.tradewind.training.FakeWorkerResource;
import dev.tradewind.training.database.DatabaseContext;
import dev.tradewind.training.registry.RegistryCalls;
import io.grpc.Metadata;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.grpc.GrpcClientUtils;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeWorkerResource.class)
class ErasedPeopleIT {

  @GrpcClient("training")
  TrainingPrivacyService unknown;

  @GrpcClient("training")
  TrainingService training;

  @GrpcClient("training")
  ModelService models;

  @Inject FakeShop shop;
  @Inject DatabaseContext database;

  private TrainingPrivacyService officer;
  private RegistryCalls nextItem;

  @BeforeEach
  void setUp() {
    shop.shoppers(40);
    shop.down(false);
    nextItem = new RegistryCalls(training, models, "next-item");
    officer = with("Bearer " + FakeWorkerResource.PRIVACY_TOKEN);
  }

  @Test
  void whoWasErasedIsLeftOutOfTheNextRunAndFoundInTheOnesBefore() {
    TrainingRun before = nextItem.train(Map.of());
    assertThat(runsOf("shopper-31")).contains(before.getRunId());

    erase(officer, "shopper-31");
    TrainingRun after = nextItem.train(Map.of());

    assertThat(after.getExamples()).isEqualTo(before.getExamples() - 1);
    assertThat(runsOf("shopper-31")).contains(before.getRunId()).doesNotContain(after.getRunId());
    assertThat(runsOf("shopper-32")).contains(before.getRunId(), after.getRunId());
    assertThat(runsOf("nobody")).isEmpty();
  }

  @Test
  void erasingTwiceIsErasingOnce() {
    assertThat(erase(officer, "shopper-33")).isEqualTo(erase(officer, "shopper-33"));
  }

  @Test
  void whoDoesNotShowTheTokenIsDeniedAndThatIsWrittenDown() {
    long denied = audited("denied");
    long allowed = audited("allowed");

    for (TrainingPrivacyService caller : List.of(unknown, with("Bearer something-else"))) {
      assertThatThrownBy(() -> erase(caller, "shopper-34"))
          .hasMessageContaining("PERMISSION_DENIED");
    }
    versions(officer, "shopper-34");

    assertThat(audited("denied")).isEqualTo(denied + 2);
    assertThat(audited("allowed")).isEqualTo(allowed + 1);
    assertThat(nextItem.train(Map.of()).getRunId()).isIn(runsOf("shopper-34"));
  }

  private TrainingPrivacyService with(String authorization) {
    Metadata headers = new Metadata();
    headers.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), authorization);
    return GrpcClientUtils.attachHeaders(unknown, headers);
  }

  private com.google.protobuf.Timestamp erase(TrainingPrivacyService caller, String subject) {
    return await(
            caller.eraseSubject(
                EraseSubjectRequest.newBuilder()
                    .setSubjectId(subject)
                    .setReason("asked for it")
                    .build()))
        .getErasedAt();
  }

  private List<SubjectVersion> versions(TrainingPrivacyService caller, String subject) {
    return await(
            caller.listModelVersionsOfSubject(
                ListModelVersionsOfSubjectRequest.newBuilder()
                    .setSubjectId(subject)
                    .setReason("asked for it")
                    .build()))
        .getVersionsList();
  }

  private List<String> runsOf(String subject) {
    return versions(officer, subject).stream().map(SubjectVersion::getRunId).toList();
  }

  private long audited(String outcome) {
    return database.await(
        () ->
            Panache.withSession(
                () ->
                    Panache.getSession()
                        .chain(
                            session ->
                                session
                                    .createNativeQuery(
                                        "SELECT count(*) FROM privacy_audit"
                                            + " WHERE outcome = :outcome",
                                        Long.class)
                                    .setParameter("outcome", outcome)
                                    .getSingleResult())));
  }

  private static <T> T await(Uni<T> call) {
    return call.await().atMost(Duration.ofSeconds(60));
  }
}
