package dev.tradewind.ingestion.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.kit.error.CommonReason;
import dev.tradewind.kit.error.ServiceException;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class AdmissionTest {

  private final Admission admission = new Admission("batches", 2);

  @Test
  void refusesWhatIsBeyondTheLimitAndLetsInAgainAfterwards() {
    CompletableFuture<String> first = new CompletableFuture<>();
    CompletableFuture<String> second = new CompletableFuture<>();
    var firstAnswer = start(first);
    var secondAnswer = start(second);

    assertOverloaded();
    first.complete("done");
    assertThat(firstAnswer).isCompletedWithValue("done");
    second.completeExceptionally(new IllegalStateException("broken"));
    assertThat(secondAnswer).isCompletedExceptionally();

    assertThat(start(new CompletableFuture<>())).isNotDone();
    assertThat(start(new CompletableFuture<>()).cancel(false)).isTrue();
    assertThat(admission.admit(() -> Uni.createFrom().item("in")).await().indefinitely())
        .isEqualTo("in");
  }

  @Test
  void workThatFailsToBeginGivesItsPlaceBack() {
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(
              () ->
                  admission
                      .admit(
                          () -> {
                            throw new IllegalStateException("broken");
                          })
                      .await()
                      .indefinitely())
          .hasMessage("broken");
    }
  }

  private CompletableFuture<String> start(CompletableFuture<String> work) {
    return admission
        .admit(() -> Uni.createFrom().completionStage(work))
        .subscribe()
        .asCompletionStage();
  }

  private void assertOverloaded() {
    assertThatThrownBy(
            () -> admission.admit(() -> Uni.createFrom().item("in")).await().indefinitely())
        .isInstanceOfSatisfying(
            ServiceException.class,
            failure -> assertThat(failure.reason()).isEqualTo(CommonReason.OVERLOADED));
  }
}
