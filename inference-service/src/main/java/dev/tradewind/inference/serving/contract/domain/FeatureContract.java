package dev.tradewind.inference.serving.contract.domain;

import static java.util.stream.Collectors.joining;

import dev.tradewind.inference.predict.FeatureType;
import dev.tradewind.inference.predict.FedFeature;
import java.util.List;
import java.util.Optional;

/**
 * What feeds a version of a model, as its manifest declares it. A view of another version has other
 * values under the same name; fed with these, a model goes on answering and is wrong.
 *
 * @param features in the order of the manifest
 */
public record FeatureContract(List<FedFeature> features) {

  /** Of a model that nothing of the feature store feeds, or of which nobody said. */
  public static final FeatureContract NONE = new FeatureContract(List.of());

  public FeatureContract {
    features = List.copyOf(features);
  }

  /** Whether there is nothing to be held to. */
  public boolean isEmpty() {
    return features.isEmpty();
  }

  /**
   * The first feature that is not served as declared, in words; empty where all are.
   *
   * @param served all versions of all views
   */
  public Optional<String> mismatch(List<ServedView> served) {
    return features.stream().flatMap(declared -> mismatch(declared, served).stream()).findFirst();
  }

  private static Optional<String> mismatch(FedFeature declared, List<ServedView> served) {
    List<ServedView> versions =
        served.stream().filter(view -> view.name().equals(declared.view())).toList();
    Optional<ServedView> expected =
        versions.stream().filter(view -> view.version() == declared.version()).findFirst();
    String problem =
        expected.map(view -> problem(declared, view)).orElseGet(() -> absence(versions));
    return problem.isEmpty()
        ? Optional.empty()
        : Optional.of(
            String.format(
                "input %s is fed by %s of view %s version %d, and the feature service %s",
                declared.input(),
                declared.feature(),
                declared.view(),
                declared.version(),
                problem));
  }

  private static String absence(List<ServedView> versions) {
    return versions.isEmpty()
        ? "has no such view"
        : versions.stream()
            .map(view -> Integer.toString(view.version()))
            .sorted()
            .collect(joining(", ", "serves version ", " of it"));
  }

  private static String problem(FedFeature declared, ServedView view) {
    FeatureType type = view.features().get(declared.feature());
    if (type == null) {
      return "has no such feature in it";
    }
    if (!type.fits(declared.type())) {
      return String.format(
          "has it as %s (expected: %s)", type.manifestName(), declared.type().manifestName());
    }
    return view.live() ? "" : "is still deriving its values";
  }
}
