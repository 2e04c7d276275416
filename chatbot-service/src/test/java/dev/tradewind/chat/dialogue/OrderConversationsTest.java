package dev.tradewind.chat.dialogue;

import org.junit.jupiter.api.Test;

/** What is said about orders, as scripts. */
class OrderConversationsTest {

  private final FakeIntentModel model = new FakeIntentModel();
  private final FakeShopFacts facts = new FakeShopFacts();

  @Test
  void tellsWhereAnOrderIs() {
    ann(
        """
        shopper | Where is my order 1001?
        bot     | Order 1001 is on its way with DHL, tracking number JD014600.
        bot     | It should arrive on Tuesday, 24 November 2026.
        source  | order 1001 (ingestion)
        intent  | order_status
        state   | BOT
        """);
  }

  @Test
  void saysThatALateOrderIsLateAndOffersAPerson() {
    ann(
        """
        shopper | where is 1002
        bot     | It was expected on Friday, 20 November 2026 and is late
        buttons | Talk to a person
        shopper | yes please
        bot     | I have passed this conversation on
        state   | WAITING_FOR_PERSON
        """);
  }

  @Test
  void asksWhichOrderAndRemembersThatItAsked() {
    ann(
        """
        shopper | where is my stuff
        bot     | Which order do you mean?
        buttons | Order 1003, Order 1002, Order 1001, Talk to a person
        shopper | Order 1003
        bot     | Order 1003 is paid and has not been shipped yet.
        """);
    ann(
        """
        shopper | Where is my order?
        bot     | Which order do you mean?
        shopper | the one with 1001 perhaps
        bot     | Order 1001 is on its way
        """);
  }

  @Test
  void answersTheOnlyOrderAtOnce() {
    as(
        "ben",
        """
        shopper | where is my parcel
        bot     | Order 2001 came back to the shop.
        """);
  }

  @Test
  void saysThatThereIsNoOrder() {
    as(
        "zoe",
        """
        shopper | where is my parcel
        bot     | I find no order of yours.
        shopper | 1001
        bot     | I find no order 1001 of yours.
        buttons | Talk to a person
        """);
  }

  @Test
  void anotherShoppersOrderReadsAsUnknown() {
    ann(
        """
        shopper | where is order 2001
        bot     | I find no order 2001 of yours.
        shopper | where is order 9999
        bot     | I find no order 9999 of yours.
        """);
  }

  @Test
  void aVisitorIsAskedToLogIn() {
    as(
        "",
        """
        shopper | where is order 1001?
        bot     | Please log in
        shopper | 1001
        bot     | Please log in
        shopper | refund for 1001?
        bot     | Please log in
        """);
  }

  @Test
  void tellsTheOrderButNothingOfARefundThatItCannotSee() {
    as(
        "ben",
        """
        shopper | refund for 2001?
        bot     | Order 2001 came back to the shop. I cannot see refunds
        buttons | Talk to a person
        source  | order 2001 (ingestion)
        intent  | refund_status
        """);
  }

  @Test
  void remembersThatTheNumberIsForARefund() {
    ann(
        """
        shopper | what about my refund
        bot     | Which order do you mean?
        shopper | 1001
        bot     | I cannot see refunds
        """);
  }

  @Test
  void saysThatOrdersCannotBeLookedUpNow() {
    facts.goDown();
    ann(
        """
        shopper | where is order 1001
        bot     | I cannot look that up just now
        buttons | Talk to a person
        shopper | Where is my order?
        bot     | I cannot look that up just now
        shopper | ok
        state   | WAITING_FOR_PERSON
        """);
  }

  @Test
  void aBareNumberIsAnsweredWithoutTheModel() {
    model.goDown();
    ann(
        """
        shopper | 1001
        bot     | Order 1001 is on its way
        intent  | order_status
        shopper | Where is my order #1003?
        bot     | Order 1003 is paid
        shopper | cancel order 1001
        bot     | I cannot understand sentences just now.
        buttons | Where is my order?, Talk to a person
        shopper | Talk to a person
        state   | WAITING_FOR_PERSON
        """);
  }

  private void ann(String script) {
    as("ann", script);
  }

  private void as(String shopperId, String script) {
    new Script(shopperId, model, facts).play(script);
  }
}
