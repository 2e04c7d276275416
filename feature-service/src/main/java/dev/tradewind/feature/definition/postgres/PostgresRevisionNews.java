package dev.tradewind.feature.definition.postgres;

import dev.tradewind.feature.definition.RevisionNews;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Pool;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * LISTEN on a connection of its own, opened again for as long as it takes whenever it is lost. What
 * was missed meanwhile is asked for.
 */
@Singleton
public class PostgresRevisionNews implements RevisionNews {

  private static final Logger LOG = Logger.getLogger(PostgresRevisionNews.class);
  private static final long RETRY_MILLIS = Duration.ofSeconds(1).toMillis();

  private final Pool pool;
  private final Vertx vertx;
  private volatile boolean stopped;

  PostgresRevisionNews(Pool pool, Vertx vertx) {
    this.pool = pool;
    this.vertx = vertx;
  }

  @Override
  public Multi<Long> revisions() {
    return Multi.createFrom().emitter(this::listen);
  }

  private void listen(MultiEmitter<? super Long> revisions) {
    if (stopped || revisions.isCancelled()) {
      return;
    }
    pool.getConnection()
        .onSuccess(connection -> listen(PgConnection.cast(connection), revisions))
        .onFailure(failure -> listenAgain(revisions, failure));
  }

  private void listen(PgConnection connection, MultiEmitter<? super Long> revisions) {
    AtomicBoolean lost = new AtomicBoolean();
    revisions.onTermination(connection::close);
    connection.closeHandler(
        closed -> {
          if (lost.compareAndSet(false, true)) {
            listenAgain(revisions, new IOException("the connection was closed"));
          }
        });
    connection.notificationHandler(
        news -> {
          if (news.getChannel().equals(Statements.CHANNEL)) {
            revisions.emit(Long.valueOf(news.getPayload()));
          }
        });
    connection
        .query(Statements.LISTEN)
        .execute()
        .compose(listening -> connection.query(Statements.REVISION).execute())
        .onSuccess(rows -> rows.forEach(row -> revisions.emit(row.getLong(0))))
        .onFailure(
            failure -> {
              if (lost.compareAndSet(false, true)) {
                connection.close();
                listenAgain(revisions, failure);
              }
            });
  }

  private void listenAgain(MultiEmitter<? super Long> revisions, Throwable failure) {
    if (!stopped) {
      LOG.debugf("cannot listen for revisions, trying again: %s", failure);
      vertx.setTimer(RETRY_MILLIS, again -> listen(revisions));
    }
  }

  void stop(@Observes ShutdownEvent event) {
    stopped = true;
  }
}
