package dev.tradewind.ingestion.receipt;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import dev.tradewind.ingestion.error.IngestionReason;
import dev.tradewind.ingestion.store.Transactions;
import dev.tradewind.kit.error.ServiceException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny.Session;

/**
 * Lets a request that carries an id happen once. The answer is stored in the transaction of the
 * work itself: a request that comes again gets that answer, and one that comes while the first is
 * under way waits for it.
 */
@Singleton
public class OnceOnly {

  private static final Duration KEPT = Duration.ofHours(24);

  private static final String CLAIM =
      """
      INSERT INTO request_receipt AS r (request_id, fingerprint, response, created_at)
      VALUES (:id, :fingerprint, NULL, :now)
      ON CONFLICT (request_id) DO UPDATE SET
        fingerprint = excluded.fingerprint, response = NULL, created_at = excluded.created_at
      WHERE r.created_at < :horizon
      """;

  private static final String FORGET =
      """
      DELETE FROM request_receipt WHERE request_id IN (
        SELECT r.request_id FROM request_receipt AS r WHERE r.created_at < :horizon
        ORDER BY r.created_at LIMIT 100 FOR UPDATE SKIP LOCKED)
      """;

  private final Transactions transactions;
  private final Clock clock;

  OnceOnly(Transactions transactions, Clock clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Does the work in a transaction, unless it was done.
   *
   * @param requestId empty means: do it in any case
   * @param parser of the response
   * @return fails with REQUEST_ID_REUSED where the id was another request's, or as the work does
   */
  public <T extends Message> Uni<T> run(
      String requestId, Message request, Parser<T> parser, Function<Session, Uni<T>> work) {
    if (requestId.isEmpty()) {
      return transactions.write(work);
    }
    byte[] fingerprint = fingerprint(request);
    return transactions.write(
        session ->
            claim(session, requestId, fingerprint)
                .chain(
                    claimed ->
                        claimed
                            ? work.apply(session)
                                .call(response -> keep(session, requestId, response))
                            : answerAgain(session, requestId, fingerprint, parser)));
  }

  private Uni<Boolean> claim(Session session, String requestId, byte[] fingerprint) {
    Instant now = clock.instant();
    Instant horizon = now.minus(KEPT);
    return session
        .createNativeQuery(CLAIM)
        .setParameter("id", requestId)
        .setParameter("fingerprint", fingerprint)
        .setParameter("now", now)
        .setParameter("horizon", horizon)
        .executeUpdate()
        .call(
            () ->
                session.createNativeQuery(FORGET).setParameter("horizon", horizon).executeUpdate())
        .map(rows -> rows == 1);
  }

  private static Uni<Integer> keep(Session session, String requestId, MessageLite response) {
    return session
        .createNativeQuery("UPDATE request_receipt SET response = :response WHERE request_id = :id")
        .setParameter("response", response.toByteArray())
        .setParameter("id", requestId)
        .executeUpdate();
  }

  private static <T> Uni<T> answerAgain(
      Session session, String requestId, byte[] fingerprint, Parser<T> parser) {
    return session
        .createQuery("from ReceiptEntity r where r.requestId = :id", ReceiptEntity.class)
        .setParameter("id", requestId)
        .getSingleResult()
        .map(
            receipt -> {
              if (!MessageDigest.isEqual(receipt.fingerprint, fingerprint)) {
                throw new ServiceException(
                    IngestionReason.REQUEST_ID_REUSED,
                    "request_id: "
                        + requestId
                        + " (expected: a new one; it was used for another request)");
              }
              return parse(parser, receipt);
            });
  }

  private static <T> T parse(Parser<T> parser, ReceiptEntity receipt) {
    if (receipt.response == null) {
      throw new IllegalStateException("request " + receipt.requestId + " has no answer");
    }
    try {
      return parser.parseFrom(receipt.response);
    } catch (InvalidProtocolBufferException corrupt) {
      throw new IllegalStateException("request " + receipt.requestId, corrupt);
    }
  }

  private static byte[] fingerprint(Message request) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(request.getDescriptorForType().getFullName().getBytes(UTF_8));
      return digest.digest(request.toByteArray());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
