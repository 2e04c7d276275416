package dev.tradewind.local.importer;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Country codes of the names that Online Retail uses. */
final class Countries {

  private static final Map<String, String> CODES = codes();

  private Countries() {}

  /**
   * The ISO 3166-1 code; empty where the name is no country ("Unspecified", "European Community").
   */
  static String code(String name) {
    return CODES.getOrDefault(name, "");
  }

  private static Map<String, String> codes() {
    Map<String, String> codes = new HashMap<>();
    for (String code : Locale.getISOCountries()) {
      codes.put(new Locale("", code).getDisplayCountry(Locale.ENGLISH), code);
    }
    codes.put("EIRE", "IE");
    codes.put("RSA", "ZA");
    codes.put("USA", "US");
    codes.put("Czech Republic", "CZ");
    codes.put("Hong Kong", "HK");
    return Map.copyOf(codes);
  }
}
