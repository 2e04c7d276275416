package dev.tradewind.ingestion.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.Prediction;
import dev.tradewind.api.ingestion.v1.PredictionOutcome;
import dev.tradewind.api.ingestion.v1.Search;
import dev.tradewind.api.ingestion.v1.StockMovement;
import org.junit.jupiter.api.Test;

class SubjectsTest {

  private static final Event ANSWERED =
      Event.newBuilder().setPrediction(Prediction.newBuilder().setPredictionId("p")).build();
  private static final Event TURNED_OUT =
      Event.newBuilder()
          .setPredictionOutcome(PredictionOutcome.newBuilder().setPredictionId("p"))
          .build();

  @Test
  void aPersonGoesBeforeAPrediction() {
    Event anns = ANSWERED.toBuilder().setShopperId("ann").setAnonymousId("tablet").build();
    Event tablets = TURNED_OUT.toBuilder().setAnonymousId("tablet").build();

    assertThat(Subjects.of(anns)).isEqualTo("ann");
    assertThat(Subjects.of(tablets)).isEqualTo("tablet");
    assertThat(Subjects.isNobodys(anns)).isFalse();
    assertThat(Subjects.isNobodys(tablets)).isFalse();
  }

  @Test
  void aPredictionOfNobodyAndItsOutcomeAreOneSubject() {
    assertThat(Subjects.of(ANSWERED)).isEqualTo("p");
    assertThat(Subjects.of(TURNED_OUT)).isEqualTo("p");
    assertThat(Subjects.isNobodys(ANSWERED)).isTrue();
    assertThat(Subjects.isNobodys(TURNED_OUT)).isTrue();
  }

  @Test
  void anItemIsNobodyWhoeverCountsIt() {
    Event counted =
        Event.newBuilder()
            .setShopperId("ann")
            .setStockMovement(StockMovement.newBuilder().setItemId("lamp"))
            .build();

    assertThat(Subjects.of(counted)).isEqualTo("lamp");
    assertThat(Subjects.isNobodys(counted)).isTrue();
  }

  @Test
  void whoeverSearchesIsSomebody() {
    Event search =
        Event.newBuilder().setLoyaltyCardId("card").setSearch(Search.newBuilder()).build();

    assertThat(Subjects.of(search)).isEqualTo("card");
    assertThat(Subjects.isNobodys(search)).isFalse();
  }
}
