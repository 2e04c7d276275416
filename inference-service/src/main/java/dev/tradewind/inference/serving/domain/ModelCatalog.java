package dev.tradewind.inference.serving.domain;

import java.util.List;
import java.util.Optional;

/** What is known of the models of this process, loaded or not. */
public interface ModelCatalog {

  /** The names of all models that were ever wished for, sorted. */
  List<String> models();

  /** Its versions, the newest first; empty where the model is unknown. */
  List<VersionStanding> versions(String model);

  /** The version that answers calls that ask for none. */
  default Optional<VersionStanding> serving(String model) {
    return versions(model).stream().filter(VersionStanding::serves).findFirst();
  }
}
