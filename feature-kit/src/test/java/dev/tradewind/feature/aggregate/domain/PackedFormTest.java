package dev.tradewind.feature.aggregate.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.feature.definition.domain.EntityKeys;
import dev.tradewind.feature.shop.RandomShop;
import dev.tradewind.feature.shop.RandomViews;
import dev.tradewind.feature.shop.Views;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Stores hold packed states of earlier releases: whoever changes the form changes this test. */
class PackedFormTest {

  private static final int VIEWS = 10;

  @Test
  void thePackedFormOfEveryAggregationStaysByteForByte() throws NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    List<EventFact> events = new RandomShop(3).events(3000);
    for (EntityKeys keys : RandomViews.KEYS) {
      for (int seed = 0; seed < VIEWS; seed++) {
        packed(new CompiledView(new RandomViews(seed).view("v", keys), Views.EXPRESSIONS), events)
            .forEach(
                (id, bytes) -> {
                  digest.update(id.getBytes(UTF_8));
                  digest.update(bytes);
                });
      }
    }
    assertThat(HexFormat.of().formatHex(digest.digest()))
        .isEqualTo("41fb181bfa9055aa52bc3c0c92da253c56937ad5056d7e82269afba738222be0");
  }

  private static Map<String, byte[]> packed(CompiledView view, List<EventFact> events) {
    Map<String, EntityState> states = new TreeMap<>();
    for (EventFact event : events) {
      view.apply(event, id -> states.computeIfAbsent(id, any -> view.newState()));
    }
    Map<String, byte[]> packed = new TreeMap<>();
    states.forEach((id, state) -> packed.put(id, state.toBytes()));
    return packed;
  }
}
