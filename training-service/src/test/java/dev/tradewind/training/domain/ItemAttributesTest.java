package dev.tradewind.training.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ItemAttributesTest {

  @Test
  void theWayToEachCategoryIsOneOfThem() {
    assertThat(new ItemAttributes("cup", "Alder", "kitchen>tea>Alder").names())
        .containsExactly(
            "brand: Alder",
            "category: kitchen",
            "category: kitchen>tea",
            "category: kitchen>tea>Alder");
  }

  @Test
  void whatIsNotKnownIsNoneOfThem() {
    assertThat(new ItemAttributes("cup", "", "kitchen").names())
        .containsExactly("category: kitchen");
    assertThat(new ItemAttributes("cup", "", "").names()).isEmpty();
  }
}
