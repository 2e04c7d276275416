package dev.tradewind.training.page;

import static dev.tradewind.training.promotion.domain.PromotionGates.CHAMPION;

import dev.tradewind.training.database.DatabaseContext;
import dev.tradewind.training.domain.RegisteredModel;
import dev.tradewind.training.domain.TrainableModel;
import dev.tradewind.training.registry.ModelRegistry;
import dev.tradewind.training.run.RunStore.Numbered;
import dev.tradewind.training.run.TrainingRuns;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The list of runs, newest first, each with what it came to beside its floor. */
@ApplicationScoped
class RunsPage {

  /** The page's style. */
  static final String STYLE = style();

  private static final int SIZE = 50;

  private final TrainingRuns runs;
  private final ModelRegistry registry;
  private final DatabaseContext database;
  private final Template template;

  RunsPage(
      TrainingRuns runs,
      ModelRegistry registry,
      DatabaseContext database,
      @Location("runs.html") Template template) {
    this.runs = runs;
    this.registry = registry;
    this.database = database;
    this.template = template;
  }

  /** The page as HTML. */
  Uni<String> render(Wanted wanted) {
    Set<String> models = wanted.model().isEmpty() ? Set.of() : Set.of(wanted.model());
    return database
        .call(() -> runs.newestBelow(models, wanted.below(), SIZE + 1))
        .chain(
            found ->
                database.call(registry::models).map(registered -> html(wanted, found, registered)));
  }

  private String html(Wanted wanted, List<Numbered> found, List<RegisteredModel> registered) {
    Map<String, RegisteredModel> byName =
        registered.stream().collect(Collectors.toMap(RegisteredModel::name, Function.identity()));
    List<Numbered> shown = found.subList(0, Math.min(SIZE, found.size()));
    return template
        .data("model", wanted.model())
        .data("models", TrainableModel.all())
        .data("cards", shown.stream().map(entry -> card(entry, byName)).toList())
        .data("older", found.size() > SIZE ? shown.get(SIZE - 1).seq() : 0L)
        .data("newest", wanted.below() == Long.MAX_VALUE)
        .render();
  }

  private static RunCard card(Numbered entry, Map<String, RegisteredModel> models) {
    RegisteredModel model = models.get(entry.run().request().model());
    return RunCard.of(entry.run(), model == null ? 0 : model.aliases().getOrDefault(CHAMPION, 0L));
  }

  private static String style() {
    try (InputStream in =
        Objects.requireNonNull(RunsPage.class.getResourceAsStream("/runs.css"), "runs.css")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /**
   * Which runs are asked for.
   *
   * @param model only of this one; empty for all
   * @param below only with a lower number
   */
  record Wanted(String model, long below) {

    static Wanted of(@Nullable String model, @Nullable String below) {
      String name = model == null ? "" : model;
      if (!name.isEmpty() && TrainableModel.named(name).isEmpty()) {
        throw new IllegalArgumentException(
            "model: " + name + " (expected one of: " + TrainableModel.names() + ")");
      }
      try {
        return new Wanted(name, below == null ? Long.MAX_VALUE : Long.parseLong(below));
      } catch (NumberFormatException wrong) {
        throw new IllegalArgumentException("below: " + below + " (expected: a number)", wrong);
      }
    }
  }
}
