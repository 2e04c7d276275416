package dev.tradewind.feature.online.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tradewind.feature.online.Circuit;
import dev.tradewind.feature.online.OnlineConfig;
import dev.tradewind.feature.online.OnlineStoreDownException;
import dev.tradewind.feature.online.StateKey;
import dev.tradewind.feature.online.StateReader;
import dev.tradewind.feature.online.StoredStates;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads by a connection of the event loop that the call came in on, within a deadline of its own; a
 * Redis that has not answered lately is not asked by every call.
 */
@Singleton
public class RedisStateReader implements StateReader {

  private final Vertx vertx;
  private final Redis redis;
  private final RedisKeys keys;
  private final OnlineConfig config;
  private final Circuit circuit;
  private final Map<Object, ReadConnection> connections = new ConcurrentHashMap<>();
  private volatile KeyNames names;

  @Inject
  public RedisStateReader(Vertx vertx, Redis redis, OnlineConfig config) {
    this.vertx = vertx;
    this.redis = redis;
    this.keys = new RedisKeys(config.keyPrefix());
    this.config = config;
    this.circuit = new Circuit(config.tripAfter(), config.retryEvery(), System::nanoTime);
    this.names = new KeyNames(keys, "");
  }

  @Override
  public Uni<StoredStates> read(String generation, List<StateKey> wanted) {
    return Uni.createFrom()
        .emitter(
            emitter -> {
              if (!circuit.allows()) {
                emitter.fail(new OnlineStoreDownException("it has not answered lately"));
                return;
              }
              Request request = request(generation, wanted);
              ContextInternal context = (ContextInternal) vertx.getOrCreateContext();
              context.execute(ignored -> send(context, request, emitter));
            });
  }

  private Request request(String generation, List<StateKey> wanted) {
    KeyNames known = names;
    if (!known.generation().equals(generation)) {
      known = new KeyNames(keys, generation);
      names = known;
    }
    Request request = Request.cmd(Command.MGET).arg(keys.live());
    for (StateKey key : wanted) {
      request.arg(known.of(key));
    }
    return request;
  }

  private void send(ContextInternal context, Request request, UniEmitter<? super StoredStates> to) {
    connections
        .computeIfAbsent(
            context.nettyEventLoop(),
            loop -> new ReadConnection(vertx, redis, config.readTimeout()))
        .send(request)
        .onComplete(
            answer -> {
              if (answer.succeeded()) {
                circuit.succeeded();
                to.complete(states(answer.result()));
              } else {
                circuit.failed();
                to.fail(new OnlineStoreDownException(answer.cause()));
              }
            });
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
}
