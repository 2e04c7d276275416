package dev.tradewind.feature.shop;

import com.google.protobuf.ByteString;
import dev.tradewind.feature.online.Blueprint;
import dev.tradewind.feature.online.Commit;
import dev.tradewind.feature.online.Generation;
import dev.tradewind.feature.online.Generations;
import dev.tradewind.feature.online.OnlineStore;
import dev.tradewind.feature.online.PlacedStates;
import dev.tradewind.feature.online.StateKey;
import dev.tradewind.feature.online.StoredStates;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The online store's promises, kept in memory. */
public final class InMemoryOnlineStore implements OnlineStore {

  private static final class Content {
    final Generation generation;
    final ByteString definitions;
    final List<Long> positions;
    final Map<StateKey, byte[]> states = new HashMap<>();

    Content(String id, Blueprint blueprint) {
      generation = new Generation(id, blueprint.shape(), blueprint.revision());
      definitions = blueprint.definitions();
      positions = new ArrayList<>(Collections.nCopies(blueprint.shape().partitions(), 0L));
    }
  }

  private @Nullable Content live;
  private @Nullable Content building;

  /** For good, and not for a second only. */
  private @Nullable Content closing;

  @Override
  public Uni<Optional<Generation>> live() {
    return atomically(() -> Optional.ofNullable(live).map(content -> content.generation));
  }

  @Override
  public Uni<Optional<Generations>> generations() {
    return atomically(() -> Optional.ofNullable(live).map(this::generations));
  }

  private Generations generations(Content found) {
    return new Generations(
        found.generation, Optional.ofNullable(building).map(content -> content.generation));
  }

  @Override
  public Uni<Optional<ByteString>> definitions(String generation) {
    return atomically(
        () -> Optional.ofNullable(find(generation)).map(content -> content.definitions));
  }

  @Override
  public Uni<Generations> open(String candidate, Blueprint blueprint) {
    return atomically(
        () -> {
          Content found = live == null ? new Content(candidate, blueprint) : live;
          live = found;
          return generations(found);
        });
  }

  @Override
  public Uni<Optional<Generation>> beginRebuild(Rebuild rebuild) {
    return atomically(
        () -> {
          if (isNewer(building, rebuild) || isNewer(live, rebuild)) {
            return Optional.empty();
          }
          Content found =
              building != null
                      && !building.generation.id().equals(rebuild.insteadOf())
                      && building.generation.shape().equals(rebuild.blueprint().shape())
                  ? building
                  : new Content(rebuild.candidate(), rebuild.blueprint());
          building = found;
          return Optional.of(found.generation);
        });
  }

  private static boolean isNewer(@Nullable Content content, Rebuild rebuild) {
    return content != null
        && !rebuild.evenOlder()
        && content.generation.revision() > rebuild.blueprint().revision();
  }

  @Override
  public Uni<Boolean> promote(String generation, boolean evenBehind) {
    return atomically(
        () -> {
          Content next = building;
          if (next == null || !next.generation.id().equals(generation)) {
            return live != null && live.generation.id().equals(generation);
          }
          if (!evenBehind && live != null && isBehind(next, live)) {
            closing = live;
            return false;
          }
          live = next;
          building = null;
          closing = null;
          return true;
        });
  }

  private static boolean isBehind(Content next, Content live) {
    for (int i = 0; i < live.positions.size(); i++) {
      if (next.positions.get(i) < live.positions.get(i)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Uni<Void> deleteCondemned() {
    return Uni.createFrom().voidItem();
  }

  @Override
  public Uni<Optional<List<Long>>> positions(String generation) {
    return atomically(
        () -> Optional.ofNullable(find(generation)).map(content -> List.copyOf(content.positions)));
  }

  @Override
  public Uni<StoredStates> read(String generation, List<StateKey> keys) {
    return atomically(
        () -> {
          Content content = find(generation);
          List<byte @Nullable []> states = new ArrayList<>();
          keys.forEach(key -> states.add(content == null ? null : content.states.get(key)));
          return new StoredStates(
              Optional.ofNullable(live).map(found -> found.generation.id()), states);
        });
  }

  @Override
  public Uni<Optional<PlacedStates>> readPlaced(String generation, List<StateKey> keys) {
    return atomically(
        () -> {
          Content content = live;
          if (content == null || !content.generation.id().equals(generation)) {
            return Optional.empty();
          }
          List<byte @Nullable []> states = new ArrayList<>();
          keys.forEach(key -> states.add(content.states.get(key)));
          return Optional.of(new PlacedStates(states, content.positions));
        });
  }

  @Override
  public Uni<Commit.Outcome> commit(Commit commit) {
    return atomically(
        () -> {
          Content content = find(commit.generation());
          if (content == null) {
            return Commit.Outcome.GONE;
          }
          if (content == closing
              || content.positions.get(commit.partition()) != commit.expected()) {
            return Commit.Outcome.SUPERSEDED;
          }
          content.states.putAll(commit.states());
          content.positions.set(commit.partition(), commit.next());
          return Commit.Outcome.APPLIED;
        });
  }

  private @Nullable Content find(String generation) {
    if (live != null && live.generation.id().equals(generation)) {
      return live;
    }
    return building != null && building.generation.id().equals(generation) ? building : null;
  }

  private <T> Uni<T> atomically(Supplier<T> action) {
    return Uni.createFrom()
        .item(
            () -> {
              synchronized (this) {
                return action.get();
              }
            });
  }
}
