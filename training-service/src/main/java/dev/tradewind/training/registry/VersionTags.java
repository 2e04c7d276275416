package dev.tradewind.training.registry;

import dev.tradewind.kit.error.ServiceException;
import dev.tradewind.training.error.TrainingReason;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tags of versions. */
@ApplicationScoped
public class VersionTags {

  private static final int MOST = 50;

  private static final String SET =
      "INSERT INTO model_version_tag (model, version, key, value)"
          + " VALUES (:model, :version, :key, :value)"
          + " ON CONFLICT (model, version, key) DO UPDATE SET value = excluded.value";

  private static final String DELETE =
      "DELETE FROM model_version_tag WHERE model = :model AND version = :version AND key = :key";

  private final ModelRegistry registry;
  private final AliasStatements aliases;

  VersionTags(ModelRegistry registry, AliasStatements aliases) {
    this.registry = registry;
    this.aliases = aliases;
  }

  /** Sets a tag. Fails with MODEL_UNKNOWN, MODEL_VERSION_UNKNOWN or TOO_MANY_TAGS. */
  @WithTransaction
  public Uni<RegisteredVersion> set(String model, long version, String key, String value) {
    return registry
        .model(model)
        .chain(() -> aliases.lock(model))
        .chain(() -> registry.registered(model, version))
        .invoke(before -> requireRoom(before, key))
        .chain(Panache::getSession)
        .chain(
            session ->
                session
                    .createNativeQuery(SET)
                    .setParameter("model", model)
                    .setParameter("version", version)
                    .setParameter("key", key)
                    .setParameter("value", value)
                    .executeUpdate())
        .chain(() -> registry.registered(model, version));
  }

  private static void requireRoom(RegisteredVersion before, String key) {
    if (before.tags().size() >= MOST && !before.tags().containsKey(key)) {
      throw new ServiceException(
          TrainingReason.TOO_MANY_TAGS,
          "version " + before.version().version() + " has " + MOST + " tags; delete one first");
    }
  }

  /** Removes a tag; nothing where it is absent. */
  @WithTransaction
  public Uni<RegisteredVersion> delete(String model, long version, String key) {
    return registry
        .model(model)
        .chain(() -> registry.registered(model, version))
        .chain(Panache::getSession)
        .chain(
            session ->
                session
                    .createNativeQuery(DELETE)
                    .setParameter("model", model)
                    .setParameter("version", version)
                    .setParameter("key", key)
                    .executeUpdate())
        .chain(() -> registry.registered(model, version));
  }

  /** The tags among rows of several versions that belong to one. */
  static Map<String, String> of(long version, List<TagRow> rows) {
    Map<String, String> tags = new TreeMap<>();
    rows.stream()
        .filter(row -> row.version == version)
        .forEach(row -> tags.put(row.key, row.value));
    return tags;
  }
}
