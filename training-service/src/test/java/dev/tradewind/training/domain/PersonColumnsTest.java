package dev.tradewind.training.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PersonColumnsTest {

  @Test
  void aPersonIsToldByTheNameOfTheColumn() {
    assertThat(
            PersonColumns.of(
                List.of(
                    "CUSTOMER_ID",
                    "CustomerID",
                    "shopper",
                    "user-id",
                    "reviewerID",
                    "CUSTOMER_ID_NB_TX_7DAY_WINDOW",
                    "user_agent",
                    "users",
                    "id")))
        .containsExactly("CUSTOMER_ID", "CustomerID", "shopper", "user-id", "reviewerID");
  }
}
