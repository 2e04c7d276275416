package dev.tradewind.training.registry;

import dev.tradewind.training.domain.ModelVersion;
import dev.tradewind.training.promotion.domain.GateReport;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny.SelectionQuery;
import org.jspecify.annotations.Nullable;

/** The registry's statements; each runs in the session or transaction of its caller. */
@ApplicationScoped
class RegistryStatements {

  private static final String NEXT_VERSION =
      "INSERT INTO model (name, last_version) VALUES (:model, 1)"
          + " ON CONFLICT (name) DO UPDATE SET last_version = model.last_version + 1"
          + " RETURNING last_version";

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

  /** Versions below the given one that have all these tags, newest first. */
  Uni<List<ModelVersionRow>> versionsBelow(
      String model, long below, int limit, Map<String, String> tags) {
    return Panache.getSession()
        .chain(
            session -> {
              SelectionQuery<ModelVersionRow> query =
                  session
                      .createSelectionQuery(versionsWith(tags.size()), ModelVersionRow.class)
                      .setParameter("model", model)
                      .setParameter("below", below);
              int number = 0;
              for (Map.Entry<String, String> tag : tags.entrySet()) {
                query.setParameter("key" + number, tag.getKey());
                query.setParameter("value" + number, tag.getValue());
                number++;
              }
              return query.setMaxResults(limit).getResultList();
            });
  }

  private static String versionsWith(int tags) {
    StringBuilder query =
        new StringBuilder("from ModelVersionRow v where v.model = :model and v.version < :below");
    for (int number = 0; number < tags; number++) {
      query
          .append(" and exists (select 1 from TagRow t where t.model = v.model")
          .append(" and t.version = v.version and t.key = :key")
          .append(number)
          .append(" and t.value = :value")
          .append(number)
          .append(')');
    }
    return query.append(" order by v.version desc").toString();
  }

  /** The tags of these versions. */
  Uni<List<TagRow>> tags(String model, Collection<Long> versions) {
    // A second read in one transaction must see what a statement in between has written.
    return Panache.getSession()
        .invoke(session -> session.clear())
        .chain(
            session ->
                session
                    .createQuery(
                        "from TagRow where model = :model and version in :versions", TagRow.class)
                    .setParameter("model", model)
                    .setParameter("versions", versions)
                    .getResultList());
  }

  Uni<@Nullable ModelVersionRow> row(String model, long version) {
    return Panache.getSession()
        .chain(
            session ->
                session.find(ModelVersionRow.class, new ModelVersionRow.Key(model, version)));
  }

  Uni<@Nullable ModelVersion> version(String model, long version) {
    return row(model, version).map(row -> row == null ? null : row.toDomain());
  }

  Uni<Void> insert(ModelVersion version, GateReport report) {
    return Panache.getSession()
        .chain(
            session -> session.persist(ModelVersionRow.of(version, report)).chain(session::flush));
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

  Uni<Void> setGates(String model, long version, GateReport report) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(
                        "UPDATE model_version SET gates = :gates"
                            + " WHERE model = :model AND version = :version")
                    .setParameter("gates", GateJson.encode(report))
                    .setParameter("model", model)
                    .setParameter("version", version)
                    .executeUpdate())
        .replaceWithVoid();
  }
}
