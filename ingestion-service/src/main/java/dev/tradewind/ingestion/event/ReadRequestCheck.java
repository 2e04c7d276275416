package dev.tradewind.ingestion.event;

import com.google.protobuf.Duration;
import com.google.protobuf.Message;
import dev.tradewind.api.ingestion.v1.ReadEventsRequest;
import dev.tradewind.kit.validation.QuickCheck;
import jakarta.inject.Singleton;

/** Who follows the log reads often, and mostly a few events. */
@Singleton
class ReadRequestCheck implements QuickCheck {

  private static final int MAX_EVENTS = 5000;
  private static final int MAX_WAIT_SECONDS = 30;
  private static final int MAX_NANOS = 999_999_999;

  @Override
  public Class<? extends Message> type() {
    return ReadEventsRequest.class;
  }

  @Override
  public boolean isSurelySound(Message message) {
    ReadEventsRequest request = (ReadEventsRequest) message;
    return request.getPartition() >= 0
        && request.getFromOffset() >= 0
        && request.getMaxEvents() >= 0
        && request.getMaxEvents() <= MAX_EVENTS
        && isShorterThanTheLongest(request.getWait());
  }

  /** The longest itself is for the rules to say. */
  private static boolean isShorterThanTheLongest(Duration wait) {
    return wait.getSeconds() >= 0
        && wait.getSeconds() < MAX_WAIT_SECONDS
        && wait.getNanos() >= 0
        && wait.getNanos() <= MAX_NANOS;
  }
}
