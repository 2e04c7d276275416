package dev.tradewind.kit.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.inference.oip.ModelInferRequest;
import dev.tradewind.api.ingestion.v1.AddToCart;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.LineItem;
import dev.tradewind.kit.error.FieldViolation;
import org.junit.jupiter.api.Test;

class MessageValidatorTest {

  private final MessageValidator validator = new MessageValidator();

  @Test
  void aBrokenRuleDeepInAMessageIsNamedWithItsPlace() {
    Event event =
        Event.newBuilder()
            .setAddToCart(
                AddToCart.newBuilder().setLine(LineItem.newBuilder().setItemId("no such id")))
            .build();
    assertThat(validator.violations(event))
        .extracting(FieldViolation::field)
        .contains("event_id", "add_to_cart.line.item_id");
  }

  @Test
  void aMessageWithoutRulesIsSound() {
    assertThat(validator.violations(ModelInferRequest.getDefaultInstance())).isEmpty();
  }
}
