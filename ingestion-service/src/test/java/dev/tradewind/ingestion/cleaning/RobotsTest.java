package dev.tradewind.ingestion.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RobotsTest {

  private static final Robots ROBOTS = new Robots(10);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
        "Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X Build/MMB29P) AppleWebKit/537.36 (KHTML, like"
            + " Gecko) Chrome/41.0.2272.96 Mobile Safari/537.36 (compatible; Googlebot/2.1;"
            + " +http://www.google.com/bot.html)",
        "Scrapy/2.11.0 (+https://scrapy.org)",
        "AdsBot-Google (+http://www.google.com/adsbot.html)",
        "Mozilla/5.0 (compatible; YandexBot/3.0; +http://yandex.com/bots)"
      })
  void knowsRobots(String userAgent) {
    assertThat(ROBOTS.isRobot(userAgent)).isTrue();
  }

  /** The last one is a telephone whose name holds "bot". */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/126.0.0.0 Safari/537.36",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
            + " Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
        "OurShop/4.2 (Android 14)",
        "Mozilla/5.0 (Linux; Android 10; CUBOT X30 Build/QP1A.190711.020) AppleWebKit/537.36"
            + " (KHTML, like Gecko) Chrome/86.0.4240.110 Mobile Safari/537.36"
      })
  void leavesShoppersAlone(String userAgent) {
    assertThat(ROBOTS.isRobot(userAgent)).isFalse();
  }

  @Test
  void manyUserAgentsAreStillToldApart() {
    for (int version = 0; version < 100; version++) {
      assertThat(ROBOTS.isRobot("Googlebot/2." + version)).isTrue();
      assertThat(ROBOTS.isRobot("OurShop/2." + version)).isFalse();
    }
  }
}
