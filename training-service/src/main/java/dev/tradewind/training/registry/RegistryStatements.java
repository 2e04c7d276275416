package dev.tradewind.training.registry;

import dev.tradewind.training.domain.ModelVersion;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The registry's statements; each runs in the session or transaction of its caller. */
@ApplicationScoped
class RegistryStatements {

  private static final String NEXT_VERSION =
      "INSERT INTO model (name, last_version) VALUES (:model, 1)"
          + " ON CONFLICT (name) DO UPDATE SET last_version = model.last_version + 1"
          + " RETURNING last_version";

  private static final String POINT =
      "INSERT INTO model_alias (model, alias, version) VALUES (:model, :alias, :version)"
          + " ON CONFLICT (model, alias) DO UPDATE SET version = excluded.version";

  Uni<List<AliasRow>> aliases() {
    // A second read in one transaction must see what a statement in between has moved.
    return Panache.getSession()
        .invoke(session -> session.clear())
        .chain(session -> session.createQuery("from AliasRow", AliasRow.class).getResultList());
  }

  Uni<Map<String, Long>> latestVersions() {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createQuery(
                        "select v.model, max(v.version) from ModelVersionRow v group by v.model",
                        Object[].class)
                    .getResultList())
        .map(
            rows -> {
              Map<String, Long> latest = new HashMap<>();
              rows.forEach(row -> latest.put((String) row[0], (Long) row[1]));
              return latest;
            });
  }

  Uni<List<ModelVersion>> versionsBelow(String model, long below, int limit) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createQuery(
                        "from ModelVersionRow where model = :model and version < :below"
                            + " order by version desc",
                        ModelVersionRow.class)
                    .setParameter("model", model)
                    .setParameter("below", below)
                    .setMaxResults(limit)
                    .getResultList())
        .map(rows -> rows.stream().map(ModelVersionRow::toDomain).toList());
  }

  Uni<@Nullable ModelVersion> version(String model, long version) {
    return Panache.getSession()
        .chain(
            session -> session.find(ModelVersionRow.class, new ModelVersionRow.Key(model, version)))
        .map(row -> row == null ? null : row.toDomain());
  }

  Uni<Void> insert(ModelVersion version) {
    return Panache.getSession()
        .chain(session -> session.persist(ModelVersionRow.of(version)).chain(session::flush));
  }

  Uni<Long> nextVersion(String model) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(NEXT_VERSION, Long.class)
                    .setParameter("model", model)
                    .getSingleResult());
  }

  Uni<Void> point(String model, String alias, long version) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(POINT)
                    .setParameter("model", model)
                    .setParameter("alias", alias)
                    .setParameter("version", version)
                    .executeUpdate())
        .replaceWithVoid();
  }
}
