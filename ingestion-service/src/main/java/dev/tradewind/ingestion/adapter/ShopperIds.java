package dev.tradewind.ingestion.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Ids of persons on their way in. Other vendors allow an e-mail address as a user id; here such an
 * id becomes a pseudonym at the door, before anything is kept or logged. A plain digest would not
 * do: addresses are few enough to be tried one by one.
 */
@Singleton
public class ShopperIds {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int SHORTEST_KEY = 16;

  private final Optional<SecretKeySpec> key;

  @Inject
  ShopperIds(AdapterConfig config) {
    this(config.pseudonym().key());
  }

  /** With the key; without one such ids are refused. */
  public ShopperIds(Optional<String> key) {
    if (key.isPresent() && key.get().length() < SHORTEST_KEY) {
      throw new IllegalArgumentException(
          "tradewind.ingestion.pseudonym.key: "
              + key.get().length()
              + " characters (expected: at least "
              + SHORTEST_KEY
              + ")");
    }
    this.key = key.map(text -> new SecretKeySpec(text.getBytes(UTF_8), ALGORITHM));
  }

  /**
   * The id itself where it is opaque, else its pseudonym; empty stays empty.
   *
   * @param field where the sender wrote it
   * @throws Refused where it is not opaque and there is no key; the message does not hold the id
   */
  public String opaque(String id, String field) {
    if (id.isEmpty() || OpaqueIds.isOpaque(id)) {
      return id;
    }
    if (key.isEmpty()) {
      throw new Refused(
          field,
          "ID_NOT_OPAQUE",
          "an id of a person is 1 to 64 letters, digits and _ . : - here: send an opaque id, or set"
              + " tradewind.ingestion.pseudonym.key to have others replaced by pseudonyms");
    }
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key.get());
      return OpaqueIds.id("p", mac.doFinal(id.getBytes(UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has HMAC-SHA256", impossible);
    }
  }
}
