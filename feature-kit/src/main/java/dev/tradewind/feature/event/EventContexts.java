package dev.tradewind.feature.event;

import dev.tradewind.api.common.v1.ConsentPurpose;
import dev.tradewind.api.ingestion.v1.Channel;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.Exposure;
import dev.tradewind.api.ingestion.v1.Impression;
import dev.tradewind.api.ingestion.v1.PaymentAttempt;
import dev.tradewind.api.ingestion.v1.PaymentMethod;
import dev.tradewind.api.ingestion.v1.PaymentOutcome;
import dev.tradewind.api.ingestion.v1.PaymentResult;
import dev.tradewind.api.ingestion.v1.SelectItem;
import dev.tradewind.feature.aggregate.domain.EventContext;
import dev.tradewind.feature.definition.domain.LineValue;
import dev.tradewind.feature.definition.domain.Purpose;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What all lines of an event have in common. */
final class EventContexts {

  private static final String CHANNEL_PREFIX = "CHANNEL_";
  private static final String OUTCOME_PREFIX = "PAYMENT_OUTCOME_";

  private EventContexts() {}

  static EventContext of(Event event) {
    EventContext.Builder context =
        new EventContext.Builder()
            .text(LineValue.CHANNEL, channel(event.getChannel()))
            .text(LineValue.SESSION_ID, event.getSessionId())
            .text(LineValue.STORE_ID, event.getStoreId());
    if (event.hasClient()) {
      context
          .text(LineValue.DEVICE_ID, event.getClient().getDeviceId())
          .text(LineValue.COUNTRY_CODE, event.getClient().getCountryCode());
    }
    if (event.getConsent().getDeniedCount() > 0) {
      context.denied(denied(event));
    }
    addPayload(event, context);
    return context.build();
  }

  private static void addPayload(Event event, EventContext.Builder context) {
    switch (event.getPayloadCase()) {
      case VIEW_ITEM -> context.text(LineValue.RANKING_ID, event.getViewItem().getRankingId());
      case SEARCH -> context.text(LineValue.QUERY, event.getSearch().getQuery());
      case PURCHASE -> context.text(LineValue.ORDER_ID, event.getPurchase().getOrderId());
      case REFUND -> context.text(LineValue.ORDER_ID, event.getRefund().getOrderId());
      case VIEW_ITEM_LIST ->
          context
              .text(LineValue.LIST_ID, event.getViewItemList().getListId())
              .text(LineValue.RANKING_ID, event.getViewItemList().getRankingId());
      case SELECT_ITEM -> addChoice(event.getSelectItem(), context);
      case BEGIN_CHECKOUT -> context.text(LineValue.COUPON, event.getBeginCheckout().getCoupon());
      case ADD_PAYMENT_INFO -> addMethod(event.getAddPaymentInfo().getMethod(), context);
      case PAYMENT_ATTEMPT -> addAttempt(event.getPaymentAttempt(), context);
      case PAYMENT_RESULT -> addResult(event.getPaymentResult(), context);
      case RETURN_ITEMS ->
          context
              .text(LineValue.ORDER_ID, event.getReturnItems().getOrderId())
              .text(LineValue.REASON, event.getReturnItems().getReason());
      case IMPRESSION -> addImpression(event.getImpression(), context);
      case EXPOSURE -> addExposure(event.getExposure(), context);
      case SUPPORT_CONTACT ->
          context
              .text(LineValue.TOPIC, event.getSupportContact().getTopic())
              .text(LineValue.ORDER_ID, event.getSupportContact().getOrderId());
      case PREDICTION ->
          context.text(LineValue.RANKING_ID, event.getPrediction().getPredictionId());
      case PREDICTION_OUTCOME ->
          context.text(LineValue.RANKING_ID, event.getPredictionOutcome().getPredictionId());
      case STOCK_MOVEMENT -> context.text(LineValue.REASON, event.getStockMovement().getReason());
      case CUSTOM ->
          context
              .text(LineValue.NAME, event.getCustom().getName())
              .custom(event.getCustom().getPropertiesMap(), event.getCustom().getMetricsMap());
      case ADD_TO_CART,
          REMOVE_FROM_CART,
          RATING,
          VIEW_CART,
          REVIEW,
          PRICE_CHANGE,
          IDENTIFY,
          ADD_TO_WISHLIST,
          PAYLOAD_NOT_SET -> {
        // All that they say is in their lines.
      }
    }
  }

  private static void addChoice(SelectItem choice, EventContext.Builder context) {
    context
        .text(LineValue.LIST_ID, choice.getListId())
        .text(LineValue.RANKING_ID, choice.getRankingId())
        .text(LineValue.QUERY, choice.getQuery());
  }

  private static void addImpression(Impression impression, EventContext.Builder context) {
    context
        .text(LineValue.RANKING_ID, impression.getRankingId())
        .text(LineValue.SURFACE, impression.getSurface())
        .text(LineValue.QUERY, impression.getQuery());
  }

  private static void addExposure(Exposure exposure, EventContext.Builder context) {
    context
        .text(LineValue.EXPERIMENT_ID, exposure.getExperiment().getExperimentId())
        .text(LineValue.VARIANT, exposure.getExperiment().getVariant())
        .text(LineValue.RANKING_ID, exposure.getRankingId())
        .text(LineValue.SURFACE, exposure.getSurface());
  }

  private static void addMethod(PaymentMethod method, EventContext.Builder context) {
    context
        .text(LineValue.PAYMENT_KIND, method.getKind())
        .text(LineValue.PAYMENT_FINGERPRINT, method.getFingerprint())
        .text(LineValue.PAYMENT_COUNTRY, method.getCountryCode());
  }

  private static void addAttempt(PaymentAttempt attempt, EventContext.Builder context) {
    addMethod(attempt.getMethod(), context);
    context
        .text(LineValue.ORDER_ID, attempt.getOrderId())
        .text(LineValue.ADDRESS_FINGERPRINT, attempt.getAddressFingerprint());
  }

  private static void addResult(PaymentResult result, EventContext.Builder context) {
    addMethod(result.getMethod(), context);
    context
        .text(LineValue.ORDER_ID, result.getOrderId())
        .text(LineValue.OUTCOME, outcome(result.getOutcome()))
        .text(LineValue.REASON, result.getReason());
  }

  private static String outcome(PaymentOutcome outcome) {
    return outcome == PaymentOutcome.PAYMENT_OUTCOME_UNSPECIFIED
            || outcome == PaymentOutcome.UNRECOGNIZED
        ? ""
        : outcome.name().substring(OUTCOME_PREFIX.length()).toLowerCase(Locale.ROOT);
  }

  /** Not said counts as web, and so does a channel that this version does not know. */
  private static String channel(Channel channel) {
    return switch (channel) {
      case CHANNEL_UNSPECIFIED, CHANNEL_WEB, UNRECOGNIZED -> "web";
      default -> channel.name().substring(CHANNEL_PREFIX.length()).toLowerCase(Locale.ROOT);
    };
  }

  private static Set<Purpose> denied(Event event) {
    Set<Purpose> denied = EnumSet.noneOf(Purpose.class);
    for (ConsentPurpose purpose : event.getConsent().getDeniedList()) {
      switch (purpose) {
        case CONSENT_PURPOSE_ANALYTICS -> denied.add(Purpose.ANALYTICS);
        case CONSENT_PURPOSE_PERSONALIZATION -> denied.add(Purpose.PERSONALIZATION);
        case CONSENT_PURPOSE_ADVERTISING -> denied.add(Purpose.ADVERTISING);
        case CONSENT_PURPOSE_UNSPECIFIED, CONSENT_PURPOSE_ESSENTIAL, UNRECOGNIZED -> {
          // Cannot be denied.
        }
      }
    }
    return denied;
  }
}
