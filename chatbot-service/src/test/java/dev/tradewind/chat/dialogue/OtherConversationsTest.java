package dev.tradewind.chat.dialogue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said about everything but orders, as scripts. */
class OtherConversationsTest {

  private final FakeIntentModel model = new FakeIntentModel();
  private final FakeShopFacts facts = new FakeShopFacts();

  @Test
  void isSilentOnceAPersonWasAskedFor() {
    play(
        """
        shopper | I want a human
        bot     | I will not write any more
        intent  | talk_to_person
        state   | WAITING_FOR_PERSON
        shopper | where is order 1001?
        silence |
        state   | WAITING_FOR_PERSON
        """);
  }

  @Test
  void saysThatItDidNotUnderstand() {
    play(
        """
        shopper | what is the meaning of life
        bot     | I did not understand that
        buttons | Where is my order?, Is an item in stock?, Talk to a person
        intent  |
        shopper | hello perhaps
        bot     | I did not understand that
        intent  |
        shopper | please sing
        bot     | I did not understand that
        shopper | no thanks
        bot     | All right.
        """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cancel order 1001              | I cannot cancel an order myself.       | cancel_order",
        "I want to send it back         | I do not know its terms.               | return_item",
        "is there express delivery      | I do not know the shop's delivery      | delivery_options",
        "my address is wrong            | I cannot change an address myself.     | change_address",
        "my card was declined           | I cannot see payments                  | payment_problem",
        "is it washable                 | I do not know enough about the items   | product_question",
        "it came broken                 | I am sorry that something went wrong.  | complaint",
      })
  void makesNoPolicyUpAndOffersAPerson(String says, String answer, String intent) {
    play(
        """
        shopper | %s
        bot     | %s
        bot     | Shall I pass you on to a person?
        buttons | Talk to a person
        intent  | %s
        shopper | Yes!
        state   | WAITING_FOR_PERSON
        """
            .formatted(says, answer, intent));
  }

  @Test
  void isPolite() {
    play(
        """
        shopper | hello
        bot     | Hello!
        shopper | thank you
        bot     | You are welcome.
        shopper | bye
        bot     | Goodbye
        """);
  }

  @Test
  void tellsWhatIsInStock() {
    play(
        """
        shopper | is 85123A in stock?
        bot     | White heart lantern (85123A) is in stock: 12 pieces.
        source  | stock of 85123A (ingestion)
        source  | item 85123A (ingestion)
        shopper | Is an item in stock?
        bot     | Which item do you mean?
        shopper | 22423
        bot     | Cake stand (22423) is out of stock. 40 pieces on order from the supplier
        shopper | item 47566
        bot     | out of stock, and none are on order
        shopper | is 20725 in stock?
        bot     | I do not know how much there is of Lunch bag (20725).
        buttons | Talk to a person
        shopper | is 99999 in stock?
        bot     | I find no item 99999 in the shop.
        """);
  }

  @Test
  void anOrderNumberIsAnOrderNumberEvenWhereAnItemWasAskedFor() {
    play(
        """
        shopper | Is an item in stock?
        bot     | Which item do you mean?
        shopper | order 1003
        bot     | Order 1003 is paid
        """);
  }

  @Test
  void saysThatStockCannotBeLookedUpNow() {
    facts.goDown();
    play(
        """
        shopper | is 85123A in stock?
        bot     | I cannot look that up just now
        """);
  }

  private void play(String script) {
    new Script("ann", model, facts).play(script);
  }
}
