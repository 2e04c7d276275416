package dev.tradewind.chat.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tradewind.chat.neighbour.NeighboursResource;
import dev.tradewind.testkit.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The widget in a real browser, on the simulated shop's page. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(NeighboursResource.class)
class WidgetIT {

  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final String ROOT = "document.querySelector('tradewind-chat').shadowRoot";

  @TestHTTPResource URI address;

  private Chromium browser;

  @BeforeEach
  void start() throws IOException {
    assumeTrue(Chromium.isInstalled(), "skipped: no /usr/bin/chromium");
    browser = new Chromium();
  }

  @AfterEach
  void stop() throws IOException {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void answersAShopperByKeyboard() throws IOException {
    browser.screen(1280, 860, false);
    openChat();
    browser.screenshot(SCREENSHOTS.resolve("desktop-welcome.png"));

    say("Where is my order 1001?");
    browser.waitFor(text(".log") + ".includes('JD014600')");

    assertThat(count(".m.me")).isEqualTo(1);
    assertThat(count(".card")).isEqualTo(1);
    assertThat(read(".log")).contains("Source: order 1001 (ingestion)");
    browser.screenshot(SCREENSHOTS.resolve("desktop-order.png"));

    browser.press("Escape", 27);
    browser.waitFor(ROOT + ".querySelector('.panel').hidden");
    assertThat(browser.evaluate(ROOT + ".activeElement.className")).isEqualTo("launch");
  }

  @Test
  void worksOnAPhoneWithButtons() throws IOException {
    browser.screen(390, 844, true);
    openChat();
    press("Where is my order?");
    browser.waitFor(button("Order 1003"));
    browser.screenshot(SCREENSHOTS.resolve("phone-choice.png"));

    press("Order 1003");
    browser.waitFor(text(".log") + ".includes('has not been shipped')");
    browser.screenshot(SCREENSHOTS.resolve("phone-order.png"));
    say("I want a human");
    browser.waitFor(text(".note") + ".includes('Passed on to a person')");
    browser.screenshot(SCREENSHOTS.resolve("phone-person.png"));
  }

  @Test
  void showsTextAsTextAndNeverAsHtml() {
    browser.screen(1280, 860, false);
    openChat();
    say("<img src=x onerror=\"window.injected=1\"> hello");
    browser.waitFor(text(".log") + ".includes('What can I look up')");

    assertThat(count(".log img")).isZero();
    assertThat(read(".m.me")).contains("<img src=x");
    assertThat(browser.evaluate("window.injected === undefined")).isEqualTo(true);
  }

  @Test
  void comesBackAfterALostConnectionWithoutLosingOrDoubling() throws IOException {
    browser.screen(1280, 860, false);
    openChat();
    say("hello");
    browser.waitFor(text(".log") + ".includes('What can I look up')");

    browser.evaluate("document.querySelector('tradewind-chat').socket.close()");
    browser.waitFor(text(".net") + ".includes('Connection lost')");
    say("thank you");
    browser.screenshot(SCREENSHOTS.resolve("desktop-reconnecting.png"));
    browser.waitFor(text(".log") + ".includes('You are welcome')");

    assertThat(count(".m")).isEqualTo(5);
    assertThat(count(".wait")).isZero();
  }

  private void openChat() {
    browser.open(address);
    browser.waitFor("document.querySelector('tradewind-chat[token]')");
    browser.evaluate(ROOT + ".querySelector('.launch').click()");
    browser.waitFor(text(".net") + ".includes('Connected')");
    browser.waitFor(ROOT + ".querySelector('.quick')");
    assertThat(browser.evaluate(ROOT + ".activeElement.tagName")).isEqualTo("TEXTAREA");
  }

  private void say(String text) {
    browser.type(text);
    browser.press("Enter", 13);
  }

  private void press(String label) {
    browser.evaluate(button(label) + ".click()");
  }

  private static String button(String label) {
    return "[..."
        + ROOT
        + ".querySelectorAll('.quick button')].find(b => b.textContent === '"
        + label
        + "')";
  }

  private static String text(String selector) {
    return ROOT + ".querySelector('" + selector + "').textContent";
  }

  private String read(String selector) {
    return (String) browser.evaluate(text(selector));
  }

  private int count(String selector) {
    return ((Number) browser.evaluate(ROOT + ".querySelectorAll('" + selector + "').length"))
        .intValue();
  }
}
