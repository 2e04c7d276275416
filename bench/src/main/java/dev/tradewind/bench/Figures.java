package dev.tradewind.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The few numbers that a benchmark is judged by, under names that do not change. */
public final class Figures {

  private final Map<String, Double> byName = new LinkedHashMap<>();

  /** Adds one. */
  public Figures with(String name, double value) {
    byName.put(name, value);
    return this;
  }

  /** To the terminal. */
  public void print() {
    byName.forEach(
        (name, value) ->
            System.out.println(String.format(Locale.ROOT, "%-38s%14.3f", name, value)));
  }

  /** As JSON; null means nowhere. */
  public void write(@Nullable Path file) {
    if (file == null) {
      return;
    }
    try {
      new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), byName);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
