package dev.tradewind.feature.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.feature.v1.FeatureDefinition;
import dev.tradewind.api.feature.v1.FeatureView;
import dev.tradewind.feature.aggregate.domain.CompiledView;
import dev.tradewind.feature.definition.message.ViewReader;
import dev.tradewind.feature.definition.message.ViewReader.Outcome;
import dev.tradewind.feature.expression.CelExpressions;
import dev.tradewind.kit.validation.MessageValidator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The ready definitions, and the page that lists them. */
class FeatureLibraryTest {

  private static final Path DEFINITIONS = Path.of("src/main/resources/feature-views");
  private static final Path PAGE = Path.of("../docs/feature-library.md");

  /** Run with {@code -Dtradewind.docs.write=true} to write the page anew. */
  private static final boolean WRITE = Boolean.getBoolean("tradewind.docs.write");

  static List<Path> definitions() throws IOException {
    try (Stream<Path> files = Files.list(DEFINITIONS)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  private static FeatureView view(Path file) throws IOException {
    return ViewReader.parse(Files.readString(file));
  }

  @ParameterizedTest
  @MethodSource("definitions")
  void everyDefinitionIsSound(Path file) throws IOException {
    FeatureView view = view(file);
    assertThat(file).hasFileName(view.getName() + ".json");
    assertThat(new MessageValidator().violations(view)).isEmpty();
    CelExpressions expressions = new CelExpressions();
    Outcome outcome = new ViewReader(expressions).read(view);
    assertThat(outcome).isInstanceOf(Outcome.Sound.class);
    assertThat(new CompiledView(((Outcome.Sound) outcome).spec(), expressions).id())
        .isEqualTo(view.getName());
  }

  @ParameterizedTest
  @MethodSource("definitions")
  void everyDefinitionSaysWhatItIsForAndWhoAnswersForIt(Path file) throws IOException {
    FeatureView view = view(file);
    assertThat(view.getDescription()).endsWith(".");
    assertThat(view.getOwner()).isNotEmpty();
    assertThat(view.hasFreshness()).isTrue();
    assertThat(view.getConsentPurposeValue()).isPositive();
    assertThat(view.getFeaturesList())
        .extracting(FeatureDefinition::getDescription)
        .allMatch(text -> text.endsWith("."));
    assertThat(view.getOnDemandList()).allMatch(made -> made.getDescription().endsWith("."));
  }

  @Test
  void thePageIsInStep() throws IOException {
    StringBuilder page = new StringBuilder(LibraryPage.HEAD);
    for (Path file : definitions()) {
      LibraryPage.add(page, view(file));
    }
    if (WRITE) {
      Files.writeString(PAGE, page);
    }
    assertThat(Files.readString(PAGE))
        .as("write it anew with -Dtradewind.docs.write=true")
        .isEqualTo(page.toString());
  }
}
