package dev.tradewind.feature.history.export;

import dev.tradewind.feature.history.export.Export.Outcome;
import dev.tradewind.kit.error.ServiceException;
import java.util.concurrent.CancellationException;
import org.jboss.logging.Logger;

/** Says what became of an export that has no file. */
final class ExportFailures {

  private static final Logger LOG = Logger.getLogger(ExportFailures.class);

  private ExportFailures() {}

  static Outcome outcome(String id, Throwable failure) {
    if (failure instanceof CancellationException) {
      return new Outcome.Cancelled("cancelled, or the service ended");
    }
    if (failure instanceof ServiceException refused) {
      return new Outcome.Failed(refused.reason() + ": " + refused.getMessage());
    }
    LOG.errorf(failure, "export %s failed", id);
    return new Outcome.Failed("the service failed; its log says why, at export " + id);
  }
}
