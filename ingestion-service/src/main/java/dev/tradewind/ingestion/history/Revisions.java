package dev.tradewind.ingestion.history;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny.Session;

/** Reads the history of one kind of resource. */
public final class Revisions {

  private static final String AS_OF =
      """
      SELECT r.kind, r.resource_id, r.valid_from, r.deleted, cast(r.content AS text) AS content
      FROM json_array_elements_text(cast(cast(:ids AS text) AS json)) AS w (id)
      CROSS JOIN LATERAL (
        SELECT * FROM revision AS v
        WHERE v.kind = :kind AND v.resource_id = w.id AND v.valid_from <= :moment
        ORDER BY v.valid_from DESC
        LIMIT 1) AS r
      """;

  private static final String BEFORE =
      """
      SELECT r.kind, r.resource_id, r.valid_from, r.deleted, cast(r.content AS text) AS content
      FROM revision AS r
      WHERE r.kind = :kind AND r.resource_id = :id AND r.valid_from < :moment
      ORDER BY r.valid_from DESC
      LIMIT :limit
      """;

  /** Later than anything that PostgreSQL is given. */
  public static final Instant END_OF_TIME = Instant.parse("+10000-01-01T00:00:00Z");

  private final String kind;

  /**
   * The history of a kind.
   *
   * @param kind as the statements write it, for example {@code "ITEM"}
   */
  public Revisions(String kind) {
    this.kind = kind;
  }

  /** What each resource was at the moment, in no order; none for one that had not been. */
  public Uni<List<Revision>> asOf(Session session, Collection<String> ids, Instant moment) {
    return session
        .createNativeQuery(AS_OF, RevisionEntity.class)
        .setParameter("ids", new JsonArray(List.copyOf(ids)).encode())
        .setParameter("kind", kind)
        .setParameter("moment", moment)
        .getResultList()
        .map(Revisions::revisions);
  }

  /** A resource's versions that began before the moment, newest first. */
  public Uni<List<Revision>> before(Session session, String id, Instant moment, int limit) {
    return session
        .createNativeQuery(BEFORE, RevisionEntity.class)
        .setParameter("kind", kind)
        .setParameter("id", id)
        .setParameter("moment", moment)
        .setParameter("limit", limit)
        .getResultList()
        .map(Revisions::revisions);
  }

  private static List<Revision> revisions(List<RevisionEntity> rows) {
    return rows.stream()
        .map(
            row ->
                new Revision(
                    row.resourceId, row.validFrom, row.deleted, new JsonObject(row.content)))
        .toList();
  }
}
