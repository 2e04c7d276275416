package dev.tradewind.feature.definition;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tradewind.api.feature.v1.FeatureView;
import dev.tradewind.feature.definition.ViewParser.ParsedView;
import dev.tradewind.kit.validation.MessageValidator;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads the service's own definitions; a bad one stops the start, naming file, view and feature.
 */
@Singleton
class ViewFiles {

  private static final String SHIPPED = "feature-views/";

  private final ViewParser parser;

  ViewFiles(MessageValidator validator) {
    this.parser = new ViewParser(validator);
  }

  /** All views of the files that are to be served. */
  List<FeatureView> load(DefinitionConfig config) {
    Map<ViewKey, String> sourceOf = new TreeMap<>();
    List<ParsedView> views = new ArrayList<>();
    config.shipped().orElse(List.of()).forEach(name -> views.add(shipped(name)));
    config.directory().ifPresent(directory -> views.addAll(directory(directory)));
    for (ParsedView view : views) {
      ViewKey key = ViewKey.of(view.message());
      String before = sourceOf.putIfAbsent(key, view.source());
      if (before != null) {
        throw new IllegalStateException(
            view.source() + ": view " + key + ": is defined in " + before + " too");
      }
    }
    if (views.isEmpty()) {
      throw new IllegalStateException(
          "tradewind.feature.definitions: no view (expected: names in .shipped, or .directory)");
    }
    return views.stream().map(ParsedView::message).toList();
  }

  private ParsedView shipped(String name) {
    String resource = SHIPPED + name + ".json";
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    try (InputStream in = loader.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(
            "tradewind.feature.definitions.shipped: no view " + name + " ships with the service");
      }
      return parser.parse(resource, new String(in.readAllBytes(), UTF_8));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private List<ParsedView> directory(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .map(this::file)
          .toList();
    } catch (IOException failure) {
      throw new IllegalStateException(
          "tradewind.feature.definitions.directory: " + directory + " cannot be read", failure);
    }
  }

  private ParsedView file(Path file) {
    try {
      return parser.parse(file.toString(), Files.readString(file));
    } catch (IOException failure) {
      throw new UncheckedIOException(file + " cannot be read", failure);
    }
  }
}
