package dev.tradewind.feature.shop;

import com.google.protobuf.ByteString;
import dev.tradewind.feature.online.Blueprint;
import dev.tradewind.feature.online.Commit;
import dev.tradewind.feature.online.Generation;
import dev.tradewind.feature.online.Generations;
import dev.tradewind.feature.online.OnlineStore;
import dev.tradewind.feature.online.OnlineStoreDownException;
import dev.tradewind.feature.online.PlacedStates;
import dev.tradewind.feature.online.StateKey;
import dev.tradewind.feature.online.StoredStates;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A store whose commits get lost, or whose answers do, as when a process dies in between. */
public final class UnreliableStore implements OnlineStore {

  private final OnlineStore store;
  private final Random random;

  public UnreliableStore(OnlineStore store, long seed) {
    this.store = store;
    this.random = new Random(seed);
  }

  @Override
  public Uni<Commit.Outcome> commit(Commit commit) {
    return switch (random.nextInt(4)) {
      case 0 -> lost();
      case 1 -> store.commit(commit).chain(UnreliableStore::lost);
      default -> store.commit(commit);
    };
  }

  private static Uni<Commit.Outcome> lost() {
    return Uni.createFrom()
        .failure(() -> new OnlineStoreDownException(new IllegalStateException("no answer")));
  }

  @Override
  public Uni<Optional<Generation>> live() {
    return store.live();
  }

  @Override
  public Uni<Optional<Generations>> generations() {
    return store.generations();
  }

  @Override
  public Uni<Optional<ByteString>> definitions(String generation) {
    return store.definitions(generation);
  }

  @Override
  public Uni<Generations> open(String candidate, Blueprint blueprint) {
    return store.open(candidate, blueprint);
  }

  @Override
  public Uni<Optional<Generation>> beginRebuild(Rebuild rebuild) {
    return store.beginRebuild(rebuild);
  }

  @Override
  public Uni<Boolean> promote(String generation, boolean evenBehind) {
    return store.promote(generation, evenBehind);
  }

  @Override
  public Uni<Void> deleteCondemned() {
    return store.deleteCondemned();
  }

  @Override
  public Uni<Optional<List<Long>>> positions(String generation) {
    return store.positions(generation);
  }

  @Override
  public Uni<Optional<PlacedStates>> readPlaced(String generation, List<StateKey> keys) {
    return store.readPlaced(generation, keys);
  }

  @Override
  public Uni<StoredStates> read(String generation, List<StateKey> keys) {
    return store.read(generation, keys);
  }
}
