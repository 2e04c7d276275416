package dev.tradewind.ingestion.store;

import dev.tradewind.ingestion.error.IngestionReason;
import dev.tradewind.kit.error.ServiceException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny.Session;

/**
 * Versions of rows as callers see them: etags. A row's version is a number that rises with each
 * change; "0" stands for a row that is not there.
 */
public final class Versions {

  /** What a caller says of a row that must not be there yet. */
  private static final long ABSENT = 0;

  private final String what;
  private final String locking;

  /**
   * For the rows of one table.
   *
   * @param what names the id field, for messages, for example {@code "item_id"}
   * @param table its name
   * @param key its primary key, one column
   * @param there which rows count as being there, in SQL
   */
  public Versions(String what, String table, String key, String there) {
    this.what = what;
    this.locking =
        """
        SELECT t.%2$s, CASE WHEN %3$s THEN t.version ELSE 0 END AS version
        FROM json_each_text(cast(cast(:wanted AS text) AS json)) AS w
        JOIN %1$s AS t ON t.%2$s = w.key
        ORDER BY t.%2$s
        FOR UPDATE OF t
        """
            .formatted(table, key, there);
  }

  /** The etag of a version. */
  public static String etag(long version) {
    return Long.toString(version);
  }

  /**
   * Locks the rows that callers named a version of, and compares.
   *
   * @param etags by id; empty ones are ignored
   * @return fails with ETAG_MISMATCH where one is of another version
   */
  public Uni<Void> require(Session session, Map<String, String> etags) {
    JsonObject wanted = new JsonObject();
    etags.forEach(
        (id, etag) -> {
          if (!etag.isEmpty()) {
            wanted.put(id, etag);
          }
        });
    if (wanted.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return session
        .createNativeQuery(locking, Object[].class)
        .setParameter("wanted", wanted.encode())
        .getResultList()
        .invoke(
            rows -> {
              Map<String, Long> found = new HashMap<>();
              rows.forEach(row -> found.put((String) row[0], ((Number) row[1]).longValue()));
              for (Entry<String, Object> entry : wanted) {
                requireSame(
                    entry.getKey(),
                    String.valueOf(entry.getValue()),
                    found.getOrDefault(entry.getKey(), ABSENT));
              }
            })
        .replaceWithVoid();
  }

  /**
   * The ids that must not be there yet, as a JSON array: the upsert must leave these alone where
   * they are, since a row that another writer is just adding cannot be locked.
   */
  public static String absent(Map<String, String> etags) {
    JsonArray ids = new JsonArray();
    etags.forEach(
        (id, etag) -> {
          if (etag.equals(etag(ABSENT))) {
            ids.add(id);
          }
        });
    return ids.encode();
  }

  /**
   * To be asked after the upsert.
   *
   * @throws ServiceException ETAG_MISMATCH where a row that must not be there was left alone
   */
  public void requireAdded(Map<String, String> etags, Set<String> written) {
    etags.forEach(
        (id, etag) -> {
          if (etag.equals(etag(ABSENT)) && !written.contains(id)) {
            throw mismatch(id, etag, 1);
          }
        });
  }

  /** Compares one row that is locked already. */
  private void requireSame(String id, String etag, long version) {
    if (!etag.isEmpty() && !etag.equals(etag(version))) {
      throw mismatch(id, etag, version);
    }
  }

  private ServiceException mismatch(String id, String etag, long version) {
    return new ServiceException(
        IngestionReason.ETAG_MISMATCH,
        what
            + " "
            + id
            + ": etag "
            + etag
            + " (expected: "
            + etag(version)
            + "; it was changed meanwhile: read it, and decide anew)");
  }
}
