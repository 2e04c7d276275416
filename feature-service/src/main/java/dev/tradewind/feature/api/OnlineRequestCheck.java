package dev.tradewind.feature.api;

import com.google.protobuf.Message;
import dev.tradewind.api.feature.v1.GetOnlineFeaturesRequest;
import dev.tradewind.kit.validation.QuickCheck;
import jakarta.inject.Singleton;

/** Online reads are many and small, and their rules are two lengths. */
@Singleton
class OnlineRequestCheck implements QuickCheck {

  private static final int MAX_FEATURES = 200;
  private static final int MAX_ENTITIES = 1000;

  @Override
  public Class<? extends Message> type() {
    return GetOnlineFeaturesRequest.class;
  }

  @Override
  public boolean isSurelySound(Message message) {
    GetOnlineFeaturesRequest request = (GetOnlineFeaturesRequest) message;
    return isBetweenOneAnd(MAX_FEATURES, request.getFeaturesCount())
        && isBetweenOneAnd(MAX_ENTITIES, request.getEntityIdsCount());
  }

  private static boolean isBetweenOneAnd(int most, int count) {
    return count >= 1 && count <= most;
  }
}
