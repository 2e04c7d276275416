package dev.tradewind.inference.serving.lifecycle;

import dev.tradewind.inference.serving.domain.Artefact;
import dev.tradewind.inference.serving.domain.MemoryBudget.Resident;
import dev.tradewind.inference.serving.domain.ModelLifecycle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The versions in memory, and what each takes. Used by one thread. */
final class Residents {

  private record Key(String model, long version) {}

  private record Entry(WatchedModel model, long bytes) {}

  private final Map<Key, Entry> entries = new HashMap<>();

  void add(Artefact artefact, WatchedModel model, long bytes) {
    entries.put(new Key(artefact.model(), artefact.version()), new Entry(model, bytes));
  }

  void remove(String model, long version) {
    entries.remove(new Key(model, version));
  }

  Optional<WatchedModel> of(String model, OptionalLong version) {
    return version.isEmpty() ? Optional.empty() : of(model, version.getAsLong());
  }

  Optional<WatchedModel> of(String model, long version) {
    @Nullable Entry entry = entries.get(new Key(model, version));
    return entry == null ? Optional.empty() : Optional.of(entry.model());
  }

  /** Whoever is on probation, and who would come back after it, are kept. */
  List<Resident> list(Map<String, ModelLifecycle> standings) {
    List<Resident> residents = new ArrayList<>();
    entries.forEach(
        (key, entry) ->
            residents.add(
                new Resident(
                    key.model(),
                    key.version(),
                    entry.bytes(),
                    Duration.ofNanos(entry.model().idleNanos()),
                    standings
                        .getOrDefault(key.model(), ModelLifecycle.EMPTY)
                        .probation()
                        .isPresent())));
    return residents;
  }
}
