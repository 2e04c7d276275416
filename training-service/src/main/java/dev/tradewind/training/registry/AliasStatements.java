package dev.tradewind.training.registry;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The statements of aliases; each runs in the session or transaction of its caller. */
@ApplicationScoped
class AliasStatements {

  private static final String LOCK = "SELECT name FROM model WHERE name = :model FOR UPDATE";

  private static final String INSERT_MOVE =
      "INSERT INTO model_alias_move (model, alias, from_version, to_version, moved_by, reason,"
          + " moved_at, beneath) VALUES (:model, :alias, :from, :to, :by, :reason, :at,"
          + " nullif(cast(:beneath as bigint), 0)) RETURNING id";

  private static final String POINT =
      "INSERT INTO model_alias (model, alias, version, move_id)"
          + " VALUES (:model, :alias, :version, :move)"
          + " ON CONFLICT (model, alias)"
          + " DO UPDATE SET version = excluded.version, move_id = excluded.move_id";

  /** Where an alias points, and the move on top of its stack. */
  record Top(long version, long moveId) {}

  /** Lets one transaction at a time decide about a model's aliases. */
  Uni<Void> lock(String model) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(LOCK, String.class)
                    .setParameter("model", model)
                    .getResultList())
        .replaceWithVoid();
  }

  Uni<Optional<Top>> top(String model, String alias) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createQuery(
                        "select a.version, a.moveId from AliasRow a"
                            + " where a.model = :model and a.alias = :alias",
                        Object[].class)
                    .setParameter("model", model)
                    .setParameter("alias", alias)
                    .getResultList())
        .map(rows -> rows.stream().findFirst().map(row -> new Top((Long) row[0], (Long) row[1])));
  }

  Uni<@Nullable AliasMoveRow> move(long id) {
    return Panache.getSession().chain(session -> session.find(AliasMoveRow.class, id));
  }

  Uni<List<AliasMoveRow>> movesBelow(String model, String alias, long below, int limit) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createQuery(
                        "from AliasMoveRow where model = :model and id < :below"
                            + " and (:alias = '' or alias = :alias) order by id desc",
                        AliasMoveRow.class)
                    .setParameter("model", model)
                    .setParameter("below", below)
                    .setParameter("alias", alias)
                    .setMaxResults(limit)
                    .getResultList());
  }

  /** Records a move. {@code beneath} 0 means none. */
  Uni<Long> insertMove(Move move, long from, long beneath) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(INSERT_MOVE, Long.class)
                    .setParameter("model", move.model())
                    .setParameter("alias", move.alias())
                    .setParameter("from", from)
                    .setParameter("to", move.version())
                    .setParameter("by", move.movedBy())
                    .setParameter("reason", move.reason())
                    .setParameter("at", move.at())
                    .setParameter("beneath", beneath)
                    .getSingleResult());
  }

  Uni<Void> point(String model, String alias, long version, long moveId) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(POINT)
                    .setParameter("model", model)
                    .setParameter("alias", alias)
                    .setParameter("version", version)
                    .setParameter("move", moveId)
                    .executeUpdate())
        .replaceWithVoid();
  }

  /** A move that shall be made. */
  record Move(
      String model, String alias, long version, String movedBy, String reason, Instant at) {}
}
