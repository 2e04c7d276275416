package dev.tradewind.feature.online.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Deletes what condemned generations left behind, bit by bit. Nothing is written for a condemned
 * generation any more, so that one scan finds all; a crash in between only means to scan again.
 */
final class CondemnedKeys {

  private static final String START = "0";
  private static final int SCANNED_AT_ONCE = 1000;

  private final Function<Request, Uni<Response>> redis;
  private final RedisKeys keys;

  CondemnedKeys(Function<Request, Uni<Response>> redis, RedisKeys keys) {
    this.redis = redis;
    this.keys = keys;
  }

  Uni<Void> delete() {
    return redis
        .apply(Request.cmd(Command.SMEMBERS).arg(keys.condemned()))
        .chain(
            condemned ->
                Multi.createFrom()
                    .iterable(texts(condemned))
                    .onItem()
                    .transformToUniAndConcatenate(this::delete)
                    .collect()
                    .last())
        .replaceWithVoid();
  }

  private Uni<Response> delete(String generation) {
    return deleteFrom(generation, START)
        .chain(() -> redis.apply(Request.cmd(Command.SREM).arg(keys.condemned()).arg(generation)));
  }

  private Uni<Void> deleteFrom(String generation, String cursor) {
    return redis
        .apply(
            Request.cmd(Command.SCAN)
                .arg(cursor)
                .arg("MATCH")
                .arg(keys.allOf(generation))
                .arg("COUNT")
                .arg(SCANNED_AT_ONCE))
        .chain(
            page -> {
              String next = new String(page.get(0).toBytes(), UTF_8);
              return unlink(page.get(1))
                  .chain(
                      () ->
                          next.equals(START)
                              ? Uni.createFrom().voidItem()
                              : deleteFrom(generation, next));
            });
  }

  private Uni<Void> unlink(Response found) {
    if (found.size() == 0) {
      return Uni.createFrom().voidItem();
    }
    Request request = Request.cmd(Command.UNLINK);
    texts(found).forEach(request::arg);
    return redis.apply(request).replaceWithVoid();
  }

  private static List<String> texts(Response list) {
    List<String> texts = new ArrayList<>(list.size());
    for (int i = 0; i < list.size(); i++) {
      texts.add(new String(list.get(i).toBytes(), UTF_8));
    }
    return texts;
  }
}
