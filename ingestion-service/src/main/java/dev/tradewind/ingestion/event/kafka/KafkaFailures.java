package dev.tradewind.ingestion.event.kafka;

import dev.tradewind.kit.error.CommonReason;
import dev.tradewind.kit.error.ServiceException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.jboss.logging.Logger;

/** What the brokers' failures mean to a caller. */
final class KafkaFailures {

  private static final Logger LOG = Logger.getLogger(KafkaFailures.class);

  private KafkaFailures() {}

  /** A failure in words that a caller can act on; a mistake of ours stays what it is. */
  static Throwable translate(Throwable failure) {
    return failure instanceof KafkaException away ? unavailable(away.toString()) : failure;
  }

  static ServiceException unavailable(String story) {
    // The story may hold addresses: it is for the log, not for the caller.
    LOG.warnf("Kafka: %s", story);
    return new ServiceException(
        CommonReason.DEPENDENCY_UNAVAILABLE,
        "the log does not answer; nothing can be said about this call: try it again");
  }

  /** Whether another instance has become the writer. */
  static boolean isFenced(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ProducerFencedException
          || cause instanceof InvalidProducerEpochException) {
        return true;
      }
    }
    return false;
  }
}
