package dev.tradewind.ingestion.store;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny.Session;
import org.hibernate.reactive.mutiny.Mutiny.SessionFactory;

/**
 * Work on PostgreSQL in one session, with the bounds and the failures of {@link StoreAccess}. A
 * session gives an entity that it has read the same way again: clear it before reading what its own
 * statements have changed. (Stateless sessions of Hibernate Reactive cannot read entities by native
 * queries.)
 */
@Singleton
public class Transactions {

  private final SessionFactory sessions;
  private final StoreAccess store;

  Transactions(SessionFactory sessions, StoreAccess store) {
    this.sessions = sessions;
    this.store = store;
  }

  /** All of the work or, where it fails, none of it. */
  public <T> Uni<T> write(Function<Session, Uni<T>> work) {
    return store.call(() -> sessions.withTransaction(work));
  }

  /** Each statement of the work sees what was committed before it began. */
  public <T> Uni<T> read(Function<Session, Uni<T>> work) {
    return store.call(() -> sessions.withSession(work));
  }
}
