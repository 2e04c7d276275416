package dev.tradewind.ingestion.adapter;

import dev.tradewind.api.common.v1.Money;
import dev.tradewind.api.ingestion.v1.LineItem;
import dev.tradewind.api.ingestion.v1.ListedItem;
import dev.tradewind.api.ingestion.v1.ViewItem;
import dev.tradewind.ingestion.message.DecimalMoney;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads a sender's items, whatever the format calls their parts. */
public final class ItemReader {

  private final ItemNames names;
  private final Optional<String> defaultCurrency;

  public ItemReader(ItemNames names, Optional<String> defaultCurrency) {
    this.names = names;
    this.defaultCurrency = defaultCurrency.filter(code -> !code.isEmpty());
  }

  /** An item and how many of it; the currency of the message, or empty. */
  public LineItem line(SourceFields item, String currency) {
    LineItem.Builder line =
        LineItem.newBuilder()
            .setItemId(id(item))
            .setQuantity(item.whole(names.quantity()).orElse(1L))
            .addAllCategoryPath(categories(item))
            .setBrand(item.text(names.brand()));
    price(item, currency).ifPresent(line::setUnitPrice);
    return line.build();
  }

  /** Lines of items. */
  public List<LineItem> lines(List<SourceFields> items, String currency) {
    return items.stream().map(item -> line(item, currency)).toList();
  }

  /** An item at its place in a list. */
  public ListedItem listed(SourceFields item) {
    long position = item.whole(names.position()).orElse(0L);
    if (position < Integer.MIN_VALUE || position > Integer.MAX_VALUE) {
      throw item.wrong(names.position(), "a place in a list is expected");
    }
    return ListedItem.newBuilder()
        .setItemId(id(item))
        .setPosition((int) position)
        .addAllCategoryPath(categories(item))
        .build();
  }

  /** Items of a list. */
  public List<ListedItem> listed(List<SourceFields> items) {
    return items.stream().map(this::listed).toList();
  }

  /** An item whose page was seen. */
  public ViewItem.Builder viewed(SourceFields item) {
    return ViewItem.newBuilder()
        .setItemId(id(item))
        .addAllCategoryPath(categories(item))
        .setBrand(item.text(names.brand()));
  }

  /** The catalogue id, or empty. */
  public String id(SourceFields item) {
    return item.text(names.ids().toArray(String[]::new));
  }

  private List<String> categories(SourceFields item) {
    return names.categories().stream()
        .map(item::text)
        .filter(category -> !category.isEmpty())
        .toList();
  }

  /** Without a currency an amount says nothing: it stays unread, and is counted as such. */
  private Optional<Money> price(SourceFields item, String currency) {
    String own = item.text("currency");
    String code = own.isEmpty() ? currency : own;
    if (code.isEmpty()) {
      code = defaultCurrency.orElse("");
    }
    if (code.isEmpty()) {
      return Optional.empty();
    }
    String known = code.toUpperCase(Locale.ROOT);
    return item.number(names.price()).map(amount -> money(amount, known, item));
  }

  private Money money(BigDecimal amount, String currency, SourceFields item) {
    try {
      return DecimalMoney.of(amount, currency);
    } catch (ArithmeticException tooLarge) {
      throw item.wrong(names.price(), "an amount of at most 18 digits is expected");
    }
  }
}
