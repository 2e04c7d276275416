package dev.tradewind.feature.online.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.ByteString;
import dev.tradewind.feature.online.Blueprint;
import dev.tradewind.feature.online.Commit;
import dev.tradewind.feature.online.Generation;
import dev.tradewind.feature.online.Generations;
import dev.tradewind.feature.online.OnlineConfig;
import dev.tradewind.feature.online.OnlineStore;
import dev.tradewind.feature.online.OnlineStoreDownException;
import dev.tradewind.feature.online.PlacedStates;
import dev.tradewind.feature.online.StateKey;
import dev.tradewind.feature.online.StoreShape;
import dev.tradewind.feature.online.StoredStates;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The online store in one Redis (6.2 or later; not a cluster; without eviction). */
@Singleton
public class RedisOnlineStore implements OnlineStore {

  private final Redis redis;
  private final RedisKeys keys;
  private final Duration timeout;
  private final CondemnedKeys condemned;

  @Inject
  RedisOnlineStore(Redis redis, OnlineConfig config) {
    this(redis, config.keyPrefix(), config.timeout());
  }

  RedisOnlineStore(Redis redis, String keyPrefix, Duration timeout) {
    this.redis = redis;
    this.keys = new RedisKeys(keyPrefix);
    this.timeout = timeout;
    this.condemned = new CondemnedKeys(this::send, keys);
  }

  @Override
  public Uni<Optional<Generation>> live() {
    return send(script(Scripts.LIVE)).map(RedisOnlineStore::generation);
  }

  @Override
  public Uni<Optional<Generations>> generations() {
    return send(script(Scripts.GENERATIONS))
        .map(
            answer ->
                generation(answer.get(0))
                    .map(live -> new Generations(live, generation(answer.get(1)))));
  }

  @Override
  public Uni<Optional<ByteString>> definitions(String generation) {
    return send(script(Scripts.DEFINITIONS).arg(generation))
        .map(
            answer ->
                answer == null
                    ? Optional.empty()
                    : Optional.of(ByteString.copyFrom(answer.toBytes())));
  }

  @Override
  public Uni<Generations> open(String candidate, Blueprint blueprint) {
    return send(with(script(Scripts.OPEN), candidate, blueprint))
        .map(
            answer ->
                new Generations(
                    generation(answer.get(0)).orElseThrow(), generation(answer.get(1))));
  }

  @Override
  public Uni<Optional<Generation>> beginRebuild(Rebuild rebuild) {
    return send(with(script(Scripts.BEGIN_REBUILD), rebuild.candidate(), rebuild.blueprint())
            .arg(rebuild.insteadOf())
            .arg(rebuild.evenOlder() ? "1" : "0"))
        .map(RedisOnlineStore::generation);
  }

  @Override
  public Uni<Boolean> promote(String generation, boolean evenBehind) {
    return send(script(Scripts.PROMOTE).arg(generation).arg(evenBehind ? "1" : "0"))
        .map(answer -> answer.toLong() == 1);
  }

  @Override
  public Uni<Void> deleteCondemned() {
    return condemned.delete();
  }

  @Override
  public Uni<Optional<List<Long>>> positions(String generation) {
    return send(script(Scripts.POSITIONS).arg(generation))
        .map(
            answer -> {
              if (answer.size() == 0) {
                return Optional.empty();
              }
              List<Long> positions = new ArrayList<>();
              for (int i = 0; i < answer.size(); i++) {
                positions.add(answer.get(i).toLong());
              }
              return Optional.of(List.copyOf(positions));
            });
  }

  @Override
  public Uni<StoredStates> read(String generation, List<StateKey> wanted) {
    Request request = Request.cmd(Command.MGET).arg(keys.live());
    for (StateKey key : wanted) {
      request.arg(keys.state(generation, key));
    }
    return send(request).map(RedisOnlineStore::states);
  }

  @Override
  public Uni<Optional<PlacedStates>> readPlaced(String generation, List<StateKey> wanted) {
    Request request =
        Request.cmd(Command.EVAL).arg(Scripts.PLACED).arg(wanted.size() + 1).arg(keys.prefix());
    wanted.forEach(key -> request.arg(keys.state(generation, key)));
    return send(request.arg(generation)).map(RedisOnlineStore::placed);
  }

  private static Optional<PlacedStates> placed(Response answer) {
    if (answer.size() == 0) {
      return Optional.empty();
    }
    List<Long> positions = new ArrayList<>();
    answer.get(0).forEach(position -> positions.add(position.toLong()));
    List<byte @Nullable []> states = new ArrayList<>();
    for (int i = 0; i < answer.get(1).size(); i++) {
      Response state = answer.get(1).get(i);
      states.add(state == null ? null : state.toBytes());
    }
    return Optional.of(new PlacedStates(states, positions));
  }

  private static StoredStates states(Response answer) {
    List<byte @Nullable []> states = new ArrayList<>(answer.size() - 1);
    for (int i = 1; i < answer.size(); i++) {
      Response state = answer.get(i);
      states.add(state == null ? null : state.toBytes());
    }
    Response live = answer.get(0);
    return new StoredStates(
        live == null ? Optional.empty() : Optional.of(new String(live.toBytes(), UTF_8)), states);
  }

  @Override
  public Uni<Commit.Outcome> commit(Commit commit) {
    Request request =
        Request.cmd(Command.EVAL)
            .arg(Scripts.COMMIT)
            .arg(commit.states().size() + 1)
            .arg(keys.prefix());
    for (StateKey key : commit.states().keySet()) {
      request.arg(keys.state(commit.generation(), key));
    }
    request
        .arg(commit.generation())
        .arg(commit.partition())
        .arg(commit.expected())
        .arg(commit.next());
    for (Map.Entry<StateKey, byte[]> state : commit.states().entrySet()) {
      request.arg(state.getValue());
    }
    return send(request).map(answer -> Commit.Outcome.valueOf(new String(answer.toBytes(), UTF_8)));
  }

  private Request script(String script) {
    return Request.cmd(Command.EVAL).arg(script).arg(1).arg(keys.prefix());
  }

  private static Request with(Request script, String candidate, Blueprint blueprint) {
    return script
        .arg(candidate)
        .arg(blueprint.shape().views())
        .arg(blueprint.shape().partitions())
        .arg(blueprint.revision())
        .arg(blueprint.definitions().toByteArray());
  }

  private static Optional<Generation> generation(Response described) {
    if (described.size() == 0) {
      return Optional.empty();
    }
    StoreShape shape = new StoreShape(text(described.get(1)), number(described.get(2)).intValue());
    return Optional.of(new Generation(text(described.get(0)), shape, number(described.get(3))));
  }

  private static String text(Response field) {
    return new String(field.toBytes(), UTF_8);
  }

  private static Long number(Response field) {
    return Long.valueOf(text(field));
  }

  private Uni<Response> send(Request request) {
    return redis
        .send(request)
        .ifNoItem()
        .after(timeout)
        .fail()
        .onFailure()
        .transform(OnlineStoreDownException::new);
  }
}
