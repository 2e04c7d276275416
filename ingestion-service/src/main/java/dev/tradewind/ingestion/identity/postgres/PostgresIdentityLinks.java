package dev.tradewind.ingestion.identity.postgres;

import dev.tradewind.ingestion.identity.IdentityLinks;
import dev.tradewind.ingestion.identity.domain.Identity;
import dev.tradewind.ingestion.identity.domain.IdentityLink;
import dev.tradewind.ingestion.identity.domain.LinkOutcome;
import dev.tradewind.ingestion.identity.domain.LinkSlice;
import dev.tradewind.ingestion.identity.domain.ProposedLink;
import dev.tradewind.ingestion.store.Queries;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Links in PostgreSQL. The thinking about locks is beside the SQL, in V4__identity.sql. */
@Singleton
class PostgresIdentityLinks implements IdentityLinks {

  private static final String LINK =
      "SELECT outcome, its_sequence, its_linked_at FROM link_identities($1, $2, $3)";

  private static final String FIND =
      """
      SELECT p.shopper_id, l.sequence, l.alias_id, l.linked_at
      FROM (
        SELECT coalesce(
          (SELECT a.shopper_id FROM identity_link AS a WHERE a.alias_id = $1), $1) AS shopper_id) AS p
      LEFT JOIN identity_link AS l ON l.shopper_id = p.shopper_id
      ORDER BY l.sequence
      """;

  /** The head and the links of one moment; one row with nulls where there are no links. */
  private static final String READ =
      """
      SELECT h.end_sequence, l.sequence, l.shopper_id, l.alias_id, l.linked_at
      FROM identity_head AS h
      LEFT JOIN LATERAL (
        SELECT k.sequence, k.shopper_id, k.alias_id, k.linked_at
        FROM identity_link AS k
        WHERE k.sequence >= $1
        ORDER BY k.sequence
        LIMIT $2) AS l ON true
      ORDER BY l.sequence
      """;

  private final Queries queries;

  PostgresIdentityLinks(Queries queries) {
    this.queries = queries;
  }

  @Override
  public Uni<List<LinkOutcome>> link(List<ProposedLink> proposed) {
    Tuple arguments =
        Tuple.of(
            proposed.stream().map(ProposedLink::shopperId).toArray(String[]::new),
            proposed.stream().map(ProposedLink::aliasId).toArray(String[]::new),
            proposed.stream()
                .map(link -> link.linkedAt().atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new));
    return queries.run(LINK, arguments).map(rows -> outcomes(proposed, rows));
  }

  @Override
  public Uni<Identity> find(String id) {
    return queries
        .run(FIND, Tuple.of(id))
        .map(
            rows -> {
              String shopper = id;
              List<IdentityLink> links = new ArrayList<>();
              for (Row row : rows) {
                shopper = row.getString(0);
                if (row.getLong(1) != null) {
                  links.add(
                      new IdentityLink(
                          row.getLong(1),
                          shopper,
                          row.getString(2),
                          row.getOffsetDateTime(3).toInstant()));
                }
              }
              return new Identity(shopper, links);
            });
  }

  @Override
  public Uni<LinkSlice> read(long fromSequence, int maxLinks) {
    return queries
        .run(READ, Tuple.of(fromSequence, (long) maxLinks))
        .map(
            rows -> {
              long end = 0;
              List<IdentityLink> links = new ArrayList<>();
              for (Row row : rows) {
                end = row.getLong(0);
                if (row.getLong(1) != null) {
                  links.add(
                      new IdentityLink(
                          row.getLong(1),
                          row.getString(2),
                          row.getString(3),
                          row.getOffsetDateTime(4).toInstant()));
                }
              }
              return new LinkSlice(links, end);
            });
  }

  private static List<LinkOutcome> outcomes(List<ProposedLink> proposed, RowSet<Row> rows) {
    List<LinkOutcome> outcomes = new ArrayList<>(proposed.size());
    for (Row row : rows) {
      outcomes.add(outcome(proposed.get(outcomes.size()), row));
    }
    return outcomes;
  }

  private static LinkOutcome outcome(ProposedLink proposed, Row row) {
    return switch (row.getString(0)) {
      case "LINKED" ->
          new LinkOutcome.Linked(
              new IdentityLink(
                  row.getLong(1),
                  proposed.shopperId(),
                  proposed.aliasId(),
                  row.getOffsetDateTime(2).toInstant()));
      case "ALIAS_TAKEN" -> new LinkOutcome.AliasTaken();
      case "ALIAS_IS_SHOPPER" -> new LinkOutcome.AliasIsShopper();
      default -> throw new IllegalStateException("link_identities said " + row.getString(0));
    };
  }
}
