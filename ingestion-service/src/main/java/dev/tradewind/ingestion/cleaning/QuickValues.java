package dev.tradewind.ingestion.cleaning;

import dev.tradewind.api.common.v1.Money;
import dev.tradewind.api.ingestion.v1.ExperimentAssignment;
import dev.tradewind.api.ingestion.v1.LineItem;
import dev.tradewind.api.ingestion.v1.ListedItem;
import dev.tradewind.api.ingestion.v1.PaymentMethod;
import java.util.List;

/**
 * The contract's rules for what events are made of. The contract counts characters, these count
 * char values: a text with rare characters may be thought too long, never too short.
 */
final class QuickValues {

  private static final int MAX_ID = 64;
  private static final int MAX_QUANTITY = 1_000_000;
  private static final int MAX_NANOS = 999_999_999;
  private static final int MAX_POSITION = 10_000;
  private static final int MAX_DEPTH = 8;
  private static final int MAX_CATEGORY = 128;
  private static final int MAX_BRAND = 128;
  private static final int MAX_KIND = 32;

  private QuickValues() {}

  static boolean isGood(LineItem line) {
    return isId(line.getItemId())
        && line.getQuantity() >= 1
        && line.getQuantity() <= MAX_QUANTITY
        && (!line.hasUnitPrice() || isGood(line.getUnitPrice()))
        && (!line.hasBasePrice() || isGood(line.getBasePrice()))
        && isGoodPath(line.getCategoryPathList())
        && isWithin(line.getBrand(), MAX_BRAND);
  }

  static boolean areLines(List<LineItem> lines, int atLeast, int atMost) {
    return lines.size() >= atLeast
        && lines.size() <= atMost
        && lines.stream().allMatch(QuickValues::isGood);
  }

  static boolean isGood(ListedItem item) {
    return isId(item.getItemId())
        && item.getPosition() >= 0
        && item.getPosition() <= MAX_POSITION
        && isGoodPath(item.getCategoryPathList());
  }

  static boolean areListed(List<ListedItem> items) {
    return !items.isEmpty() && items.size() <= 500 && items.stream().allMatch(QuickValues::isGood);
  }

  static boolean isGood(Money money) {
    String currency = money.getCurrencyCode();
    return currency.length() == 3
        && currency.chars().allMatch(QuickValues::isCapital)
        && money.getNanos() >= -MAX_NANOS
        && money.getNanos() <= MAX_NANOS
        && (money.getUnits() == 0
            || money.getNanos() == 0
            || (money.getUnits() > 0) == (money.getNanos() > 0));
  }

  static boolean isGood(PaymentMethod method) {
    return isWithin(method.getKind(), 1, MAX_KIND)
        && isIdOrEmpty(method.getFingerprint())
        && isCountryOrEmpty(method.getCountryCode());
  }

  static boolean isGood(ExperimentAssignment assignment) {
    return isId(assignment.getExperimentId()) && isId(assignment.getVariant());
  }

  static boolean isGoodPath(List<String> categories) {
    return categories.size() <= MAX_DEPTH
        && categories.stream().allMatch(category -> isWithin(category, 1, MAX_CATEGORY));
  }

  static boolean isWithin(String text, int atMost) {
    return text.length() <= atMost;
  }

  static boolean isWithin(String text, int atLeast, int atMost) {
    return text.length() >= atLeast && text.length() <= atMost;
  }

  static boolean isCountryOrEmpty(String code) {
    return code.isEmpty()
        || (code.length() == 2 && isCapital(code.charAt(0)) && isCapital(code.charAt(1)));
  }

  static boolean isIdOrEmpty(String text) {
    return text.isEmpty() || isId(text);
  }

  static boolean isId(String text) {
    if (text.isEmpty() || text.length() > MAX_ID) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (!isIdCharacter(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** A lower-case letter, then lower-case letters, digits and underscores; 64 at most. */
  static boolean isSnakeCase(String text) {
    if (text.isEmpty() || text.length() > MAX_ID || !isSmall(text.charAt(0))) {
      return false;
    }
    return text.chars().allMatch(c -> isSmall(c) || isDigit(c) || c == '_');
  }

  private static boolean isIdCharacter(char c) {
    return isSmall(c) || isCapital(c) || isDigit(c) || c == '_' || c == '.' || c == ':' || c == '-';
  }

  private static boolean isSmall(int c) {
    return c >= 'a' && c <= 'z';
  }

  private static boolean isCapital(int c) {
    return c >= 'A' && c <= 'Z';
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }
}
