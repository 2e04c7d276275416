package dev.tradewind.training.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tradewind.api.feature.v1.TrainingRow;
import dev.tradewind.training.domain.ItemAttributes;
import dev.tradewind.training.feature.FeatureScan;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Writes what items have in common beside what shoppers took: one JSON object of lists by item. A
 * shop whose events do not say it, or whose feature service does not serve the view, is learned
 * from without. Blocks.
 */
@ApplicationScoped
class AttributeScan {

  /** Brand and category path, in this order. */
  static final List<String> FEATURES =
      List.of("item_attributes:brand", "item_attributes:category_path");

  private final FeatureScan features;

  AttributeScan(FeatureScan features) {
    this.features = features;
  }

  /**
   * Writes them, where there are any.
   *
   * @param log told what was found
   * @return whether there are any
   */
  boolean write(Path file, Consumer<String> log) throws IOException, InterruptedException {
    long items;
    try {
      items = write(features.walk(FEATURES), file);
    } catch (StatusRuntimeException failure) {
      if (failure.getStatus().getCode() != Status.Code.NOT_FOUND) {
        throw failure;
      }
      Files.deleteIfExists(file);
      log.accept(
          "without brands and categories of items: the feature service does not serve the view"
              + " item_attributes (tradewind.feature.definitions.shipped)");
      return false;
    }
    if (items == 0) {
      Files.delete(file);
      log.accept("without brands and categories of items: no event has said any");
      return false;
    }
    log.accept("with brands or categories of " + items + " items");
    return true;
  }

  private static long write(FeatureScan.Pages pages, Path file)
      throws IOException, InterruptedException {
    long items = 0;
    try (BufferedWriter out = Files.newBufferedWriter(file, UTF_8)) {
      out.write("{");
      while (pages.hasNext()) {
        for (TrainingRow row : pages.next()) {
          List<String> names = attributes(row).names();
          if (!names.isEmpty()) {
            out.write(items == 0 ? "\n" : ",\n");
            out.write(Json.encode(row.getEntityId()) + ": " + new JsonArray(names).encode());
            items++;
          }
        }
      }
      out.write("\n}\n");
    }
    return items;
  }

  private static ItemAttributes attributes(TrainingRow row) {
    return row.getValuesCount() < FEATURES.size()
        ? new ItemAttributes(row.getEntityId(), "", "")
        : new ItemAttributes(
            row.getEntityId(),
            row.getValues(0).getStringValue(),
            row.getValues(1).getStringValue());
  }
}
