package dev.tradewind.feature.definition;

import dev.tradewind.api.feature.v1.FeatureView;
import dev.tradewind.feature.aggregate.domain.CompiledView;
import dev.tradewind.feature.definition.domain.Expressions;
import dev.tradewind.feature.definition.message.ViewReader;
import dev.tradewind.feature.definition.message.ViewReader.Outcome;
import dev.tradewind.feature.expression.CelExpressions;
import dev.tradewind.kit.error.CommonReason;
import dev.tradewind.kit.error.FieldViolation;
import dev.tradewind.kit.error.ServiceException;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Reads definitions that came in a request, or that were checked before and are kept. */
@Singleton
public class DefinitionReader {

  /** Where the view is in the requests that have one. */
  private static final String FIELD = "feature_view.";

  private static final int MAX_REMEMBERED = 4 * Catalogue.MAX_VIEWS;

  private final Expressions expressions = new CelExpressions();
  private final ViewReader reader = new ViewReader(expressions);
  private final Map<FeatureView, CompiledView> compiled = new ConcurrentHashMap<>();

  /**
   * Checks a view and makes it ready for use. Takes its time where the view is new, hence never on
   * an event loop.
   *
   * @throws ServiceException FIELD_INVALID, naming every wrong field
   */
  public CompiledView compile(FeatureView view) {
    CompiledView known = compiled.get(view);
    if (known != null) {
      return known;
    }
    Outcome outcome = reader.read(view);
    if (outcome instanceof Outcome.Unsound unsound) {
      throw refusal(unsound);
    }
    CompiledView made = new CompiledView(((Outcome.Sound) outcome).spec(), expressions);
    if (compiled.size() >= MAX_REMEMBERED) {
      compiled.clear();
    }
    compiled.put(view, made);
    return made;
  }

  private static ServiceException refusal(Outcome.Unsound unsound) {
    List<FieldViolation> violations =
        unsound.problems().stream()
            .map(problem -> new FieldViolation(FIELD + problem.field(), problem.reason()))
            .toList();
    FieldViolation first = violations.get(0);
    String more = violations.size() == 1 ? "" : " (and " + (violations.size() - 1) + " more)";
    return new ServiceException(
        CommonReason.FIELD_INVALID, first.field() + ": " + first.description() + more, violations);
  }
}
