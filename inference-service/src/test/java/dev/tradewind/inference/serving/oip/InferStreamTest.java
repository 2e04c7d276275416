package dev.tradewind.inference.serving.oip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.api.inference.oip.ModelInferRequest;
import dev.tradewind.api.inference.oip.ModelInferResponse;
import dev.tradewind.api.inference.oip.ModelStreamInferResponse;
import dev.tradewind.inference.predict.InferenceReason;
import dev.tradewind.kit.error.ServiceException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InferStreamTest {

  private final Map<String, UniEmitter<? super ModelInferResponse>> underWay = new HashMap<>();

  private Uni<ModelInferResponse> infer(ModelInferRequest request) {
    return Uni.createFrom().emitter(emitter -> underWay.put(request.getId(), emitter));
  }

  private static ModelInferRequest request(int id) {
    return ModelInferRequest.newBuilder().setId(Integer.toString(id)).build();
  }

  private static ModelInferResponse response(String id) {
    return ModelInferResponse.newBuilder().setId(id).build();
  }

  private AssertSubscriber<ModelStreamInferResponse> send(int limit, int count) {
    return new InferStream(limit, this::infer)
        .answers(Multi.createFrom().range(0, count).map(InferStreamTest::request))
        .subscribe()
        .withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
  }

  private static List<String> ids(AssertSubscriber<ModelStreamInferResponse> answers) {
    return answers.getItems().stream().map(answer -> answer.getInferResponse().getId()).toList();
  }

  @Test
  void answersInTheOrderInWhichTheyAreReady() {
    AssertSubscriber<ModelStreamInferResponse> answers = send(4, 3);
    underWay.get("2").complete(response("2"));
    underWay.get("0").fail(new ServiceException(InferenceReason.INPUT_INVALID, "input x: missing"));
    underWay.get("1").complete(response("1"));

    answers.assertCompleted();
    assertThat(ids(answers)).containsExactly("2", "0", "1");
    assertThat(answers.getItems().get(1).getErrorMessage())
        .isEqualTo("INVALID_ARGUMENT: input x: missing");
    assertThat(answers.getItems().get(0).getErrorMessage()).isEmpty();
  }

  @Test
  void oneMoreThanMayBeUnderWayIsTurnedAway() {
    AssertSubscriber<ModelStreamInferResponse> answers = send(2, 3);

    assertThat(underWay).containsOnlyKeys("0", "1");
    assertThat(ids(answers)).containsExactly("2");
    assertThat(answers.getItems().get(0).getErrorMessage()).startsWith("RESOURCE_EXHAUSTED: ");
    underWay.get("0").complete(response("0"));
    underWay.get("1").complete(response("1"));
    answers.assertCompleted();
  }

  @Test
  void whoeverDoesNotMindLosesTheStream() {
    AssertSubscriber<ModelStreamInferResponse> answers = send(2, 5_000);

    assertThat(answers.getItems()).hasSize(1_000);
    assertThatThrownBy(
            () -> {
              throw answers.getFailure();
            })
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining("more than 2 requests");
  }
}
