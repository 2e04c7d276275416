package dev.tradewind.ingestion.cleaning;

import static dev.tradewind.ingestion.cleaning.QuickValues.areLines;
import static dev.tradewind.ingestion.cleaning.QuickValues.areListed;
import static dev.tradewind.ingestion.cleaning.QuickValues.isGoodPath;
import static dev.tradewind.ingestion.cleaning.QuickValues.isId;
import static dev.tradewind.ingestion.cleaning.QuickValues.isIdOrEmpty;
import static dev.tradewind.ingestion.cleaning.QuickValues.isSnakeCase;
import static dev.tradewind.ingestion.cleaning.QuickValues.isWithin;

import dev.tradewind.api.ingestion.v1.BeginCheckout;
import dev.tradewind.api.ingestion.v1.CustomEvent;
import dev.tradewind.api.ingestion.v1.EventOrBuilder;
import dev.tradewind.api.ingestion.v1.Exposure;
import dev.tradewind.api.ingestion.v1.Impression;
import dev.tradewind.api.ingestion.v1.PaymentAttempt;
import dev.tradewind.api.ingestion.v1.PaymentOutcome;
import dev.tradewind.api.ingestion.v1.PaymentResult;
import dev.tradewind.api.ingestion.v1.PriceChange;
import dev.tradewind.api.ingestion.v1.Purchase;
import dev.tradewind.api.ingestion.v1.Rating;
import dev.tradewind.api.ingestion.v1.Refund;
import dev.tradewind.api.ingestion.v1.ReturnItems;
import dev.tradewind.api.ingestion.v1.Review;
import dev.tradewind.api.ingestion.v1.Search;
import dev.tradewind.api.ingestion.v1.SelectItem;
import dev.tradewind.api.ingestion.v1.StockMovement;
import dev.tradewind.api.ingestion.v1.SupportContact;
import dev.tradewind.api.ingestion.v1.ViewItem;
import dev.tradewind.api.ingestion.v1.ViewItemList;

/** The contract's rules for each kind of payload. */
final class QuickPayload {

  private static final int MAX_LINES = 2000;
  private static final int MAX_CART = 500;
  private static final int MAX_QUERY = 512;
  private static final int MAX_TEXT = 10_000;
  private static final int MAX_PIECES = 1_000_000;
  private static final int MAX_PAIRS = 50;
  private static final int MAX_PROPERTY = 512;

  private QuickPayload() {}

  static boolean isGood(EventOrBuilder event) {
    return switch (event.getPayloadCase()) {
      case VIEW_ITEM -> isGood(event.getViewItem());
      case SEARCH -> isGood(event.getSearch());
      case ADD_TO_CART ->
          event.getAddToCart().hasLine() && QuickValues.isGood(event.getAddToCart().getLine());
      case REMOVE_FROM_CART ->
          event.getRemoveFromCart().hasLine()
              && QuickValues.isGood(event.getRemoveFromCart().getLine());
      case ADD_TO_WISHLIST ->
          event.getAddToWishlist().hasLine()
              && QuickValues.isGood(event.getAddToWishlist().getLine());
      case PURCHASE -> isGood(event.getPurchase());
      case REFUND -> isGood(event.getRefund());
      case RATING -> isGood(event.getRating());
      case VIEW_ITEM_LIST -> isGood(event.getViewItemList());
      case SELECT_ITEM -> isGood(event.getSelectItem());
      case VIEW_CART -> areLines(event.getViewCart().getLinesList(), 0, MAX_CART);
      case BEGIN_CHECKOUT -> isGood(event.getBeginCheckout());
      case ADD_PAYMENT_INFO ->
          event.getAddPaymentInfo().hasMethod()
              && QuickValues.isGood(event.getAddPaymentInfo().getMethod());
      case PAYMENT_ATTEMPT -> isGood(event.getPaymentAttempt());
      case PAYMENT_RESULT -> isGood(event.getPaymentResult());
      case RETURN_ITEMS -> isGood(event.getReturnItems());
      case REVIEW -> isGood(event.getReview());
      case IMPRESSION -> isGood(event.getImpression());
      case EXPOSURE -> isGood(event.getExposure());
      case SUPPORT_CONTACT -> isGood(event.getSupportContact());
      case STOCK_MOVEMENT -> isGood(event.getStockMovement());
      case PRICE_CHANGE -> isGood(event.getPriceChange());
      case IDENTIFY -> true;
      case CUSTOM -> isGood(event.getCustom());
      case PREDICTION -> QuickPrediction.isGood(event.getPrediction());
      case PREDICTION_OUTCOME -> QuickPrediction.isGood(event.getPredictionOutcome());
      case PAYLOAD_NOT_SET -> false;
    };
  }

  private static boolean isGood(ViewItem view) {
    return isId(view.getItemId())
        && isWithin(view.getRankingId(), 64)
        && isGoodPath(view.getCategoryPathList())
        && isWithin(view.getBrand(), 128);
  }

  private static boolean isGood(Search search) {
    return isWithin(search.getQuery(), 1, MAX_QUERY) && search.getResultCount() >= 0;
  }

  private static boolean isGood(Purchase purchase) {
    return isId(purchase.getOrderId()) && areLines(purchase.getLinesList(), 1, MAX_LINES);
  }

  private static boolean isGood(Refund refund) {
    return isId(refund.getOrderId()) && areLines(refund.getLinesList(), 0, MAX_LINES);
  }

  private static boolean isGood(Rating rating) {
    return isId(rating.getItemId()) && rating.getStars() >= 0.5 && rating.getStars() <= 5;
  }

  private static boolean isGood(ViewItemList list) {
    return isWithin(list.getListId(), 128)
        && areListed(list.getItemsList())
        && isWithin(list.getRankingId(), 64);
  }

  private static boolean isGood(SelectItem select) {
    return select.hasItem()
        && QuickValues.isGood(select.getItem())
        && isWithin(select.getListId(), 128)
        && isWithin(select.getRankingId(), 64)
        && isWithin(select.getQuery(), MAX_QUERY);
  }

  private static boolean isGood(BeginCheckout checkout) {
    return areLines(checkout.getLinesList(), 1, MAX_CART) && isWithin(checkout.getCoupon(), 64);
  }

  private static boolean isGood(PaymentAttempt attempt) {
    return isId(attempt.getOrderId())
        && isId(attempt.getAttemptId())
        && attempt.hasMethod()
        && QuickValues.isGood(attempt.getMethod())
        && attempt.hasAmount()
        && QuickValues.isGood(attempt.getAmount())
        && isIdOrEmpty(attempt.getAddressFingerprint());
  }

  private static boolean isGood(PaymentResult result) {
    return isId(result.getOrderId())
        && isId(result.getAttemptId())
        && result.getOutcome() != PaymentOutcome.UNRECOGNIZED
        && result.getOutcome() != PaymentOutcome.PAYMENT_OUTCOME_UNSPECIFIED
        && isWithin(result.getReason(), 128)
        && (!result.hasMethod() || QuickValues.isGood(result.getMethod()))
        && (!result.hasAmount() || QuickValues.isGood(result.getAmount()));
  }

  private static boolean isGood(ReturnItems back) {
    return isId(back.getOrderId())
        && isId(back.getReturnId())
        && areLines(back.getLinesList(), 1, MAX_LINES)
        && isWithin(back.getReason(), 128);
  }

  private static boolean isGood(Review review) {
    return isId(review.getItemId())
        && isId(review.getReviewId())
        && isWithin(review.getText(), 1, MAX_TEXT)
        && isNoneOrStars(review.getStars());
  }

  /** The contract's 0 is not -0: so Double.compare has it, and so has the validator. */
  private static boolean isNoneOrStars(double stars) {
    return Double.compare(stars, 0) == 0 || (stars >= 0.5 && stars <= 5);
  }

  private static boolean isGood(Impression impression) {
    return isId(impression.getRankingId())
        && isWithin(impression.getSurface(), 64)
        && areListed(impression.getItemsList())
        && isWithin(impression.getQuery(), MAX_QUERY);
  }

  private static boolean isGood(Exposure exposure) {
    return exposure.hasExperiment()
        && QuickValues.isGood(exposure.getExperiment())
        && isWithin(exposure.getRankingId(), 64)
        && isWithin(exposure.getSurface(), 64);
  }

  private static boolean isGood(SupportContact contact) {
    return isId(contact.getContactId())
        && isWithin(contact.getTopic(), 64)
        && isIdOrEmpty(contact.getOrderId());
  }

  private static boolean isGood(StockMovement movement) {
    return isId(movement.getItemId())
        && movement.getChange() != 0
        && Math.abs(movement.getChange()) <= MAX_PIECES
        && movement.getChange() != Long.MIN_VALUE
        && isWithin(movement.getReason(), 64);
  }

  private static boolean isGood(PriceChange change) {
    return isId(change.getItemId())
        && change.hasPrice()
        && QuickValues.isGood(change.getPrice())
        && (!change.hasPrevious() || QuickValues.isGood(change.getPrevious()));
  }

  private static boolean isGood(CustomEvent custom) {
    return isSnakeCase(custom.getName())
        && isIdOrEmpty(custom.getItemId())
        && custom.getPropertiesCount() <= MAX_PAIRS
        && custom.getPropertiesMap().entrySet().stream()
            .allMatch(one -> isSnakeCase(one.getKey()) && isWithin(one.getValue(), MAX_PROPERTY))
        && custom.getMetricsCount() <= MAX_PAIRS
        && custom.getMetricsMap().entrySet().stream()
            .allMatch(one -> isSnakeCase(one.getKey()) && Double.isFinite(one.getValue()));
  }
}
