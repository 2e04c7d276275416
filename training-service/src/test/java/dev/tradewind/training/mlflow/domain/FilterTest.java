package dev.tradewind.training.mlflow.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.training.mlflow.domain.Filter.Condition;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTest {

  @Test
  void conditionsAreJoinedByAnd() {
    Filter filter =
        Filter.parse(
            "name = 'intent' AND tag.`mlflow.prompt.is_prompt` != 'true' and tags.a=\"b\"");

    assertThat(filter.conditions())
        .containsExactly(
            new Condition(false, "name", true, "intent"),
            new Condition(true, "mlflow.prompt.is_prompt", false, "true"),
            new Condition(true, "a", true, "b"));
    assertThat(filter.required("name")).contains("intent");
    assertThat(filter.requiredTags()).isEqualTo(Map.of("a", "b"));
    assertThat(filter.fitsWithoutTags()).isFalse();
    assertThat(Filter.parse(" ").conditions()).isEmpty();
    assertThat(Filter.parse("attributes.name='x'").required("name")).contains("x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name",
        "name LIKE 'int%'",
        "name = intent",
        "name = 'a' OR name = 'b'",
        "name = 'a' AND",
        "metrics.accuracy > 0.9",
        "name = 'a'; name = 'b'"
      })
  void whatIsNotUnderstoodIsRefused(String text) {
    assertThatThrownBy(() -> Filter.parse(text).only("name"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("filter: ");
  }

  @Test
  void whatCannotBeAnsweredIsRefused() {
    assertThatThrownBy(() -> Filter.parse("status = 'READY'").only("name"))
        .hasMessage("filter: status (expected: tags, or with '=' one of [name])");
    assertThatThrownBy(() -> Filter.parse("name != 'intent'").only("name"))
        .hasMessageStartingWith("filter: name");
  }
}
