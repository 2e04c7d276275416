package dev.tradewind.ingestion.cleaning;

import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import dev.tradewind.api.ingestion.v1.AddPaymentInfo;
import dev.tradewind.api.ingestion.v1.AddToCart;
import dev.tradewind.api.ingestion.v1.AddToWishlist;
import dev.tradewind.api.ingestion.v1.BeginCheckout;
import dev.tradewind.api.ingestion.v1.CustomEvent;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.Event.PayloadCase;
import dev.tradewind.api.ingestion.v1.ExperimentAssignment;
import dev.tradewind.api.ingestion.v1.Exposure;
import dev.tradewind.api.ingestion.v1.Identify;
import dev.tradewind.api.ingestion.v1.Impression;
import dev.tradewind.api.ingestion.v1.PaymentAttempt;
import dev.tradewind.api.ingestion.v1.PaymentResult;
import dev.tradewind.api.ingestion.v1.Prediction;
import dev.tradewind.api.ingestion.v1.PredictionFeature;
import dev.tradewind.api.ingestion.v1.PredictionOutcome;
import dev.tradewind.api.ingestion.v1.PredictionTensor;
import dev.tradewind.api.ingestion.v1.PriceChange;
import dev.tradewind.api.ingestion.v1.Purchase;
import dev.tradewind.api.ingestion.v1.Rating;
import dev.tradewind.api.ingestion.v1.Refund;
import dev.tradewind.api.ingestion.v1.RemoveFromCart;
import dev.tradewind.api.ingestion.v1.ReturnItems;
import dev.tradewind.api.ingestion.v1.Review;
import dev.tradewind.api.ingestion.v1.Search;
import dev.tradewind.api.ingestion.v1.SelectItem;
import dev.tradewind.api.ingestion.v1.StockMovement;
import dev.tradewind.api.ingestion.v1.SupportContact;
import dev.tradewind.api.ingestion.v1.ViewCart;
import dev.tradewind.api.ingestion.v1.ViewItem;
import dev.tradewind.api.ingestion.v1.ViewItemList;

/** Payloads of every kind. Required parts are rarely left out. */
final class RandomPayloads {

  private final RandomValues values;

  RandomPayloads(RandomValues values) {
    this.values = values;
  }

  void put(Event.Builder event) {
    PayloadCase[] kinds = PayloadCase.values();
    switch (kinds[values.anyOf(kinds.length)]) {
      case VIEW_ITEM -> event.setViewItem(viewItem());
      case SEARCH ->
          event.setSearch(
              Search.newBuilder()
                  .setQuery(values.text(1, 512))
                  .setResultCount(values.number(0, 1, -1)));
      case ADD_TO_CART -> {
        AddToCart.Builder cart = AddToCart.newBuilder();
        unlessRarely(() -> cart.setLine(values.line()));
        event.setAddToCart(cart);
      }
      case REMOVE_FROM_CART -> {
        RemoveFromCart.Builder cart = RemoveFromCart.newBuilder();
        unlessRarely(() -> cart.setLine(values.line()));
        event.setRemoveFromCart(cart);
      }
      case ADD_TO_WISHLIST -> {
        AddToWishlist.Builder list = AddToWishlist.newBuilder();
        unlessRarely(() -> list.setLine(values.line()));
        event.setAddToWishlist(list);
      }
      case PURCHASE ->
          event.setPurchase(
              Purchase.newBuilder().setOrderId(values.id()).addAllLines(values.lines(1, 3, 0)));
      case REFUND ->
          event.setRefund(
              Refund.newBuilder().setOrderId(values.id()).addAllLines(values.lines(0, 2)));
      case RATING ->
          event.setRating(Rating.newBuilder().setItemId(values.id()).setStars(values.stars()));
      case VIEW_ITEM_LIST ->
          event.setViewItemList(
              ViewItemList.newBuilder()
                  .setListId(values.text(0, 128))
                  .addAllItems(values.listed())
                  .setRankingId(values.text(0, 64)));
      case SELECT_ITEM -> event.setSelectItem(selectItem());
      case VIEW_CART ->
          event.setViewCart(ViewCart.newBuilder().addAllLines(values.lines(0, 1, 500, 501)));
      case BEGIN_CHECKOUT ->
          event.setBeginCheckout(
              BeginCheckout.newBuilder()
                  .addAllLines(values.lines(1, 2, 0, 501))
                  .setCoupon(values.text(0, 64)));
      case ADD_PAYMENT_INFO -> {
        AddPaymentInfo.Builder info = AddPaymentInfo.newBuilder();
        unlessRarely(() -> info.setMethod(values.method()));
        event.setAddPaymentInfo(info);
      }
      case PAYMENT_ATTEMPT -> event.setPaymentAttempt(attempt());
      case PAYMENT_RESULT -> event.setPaymentResult(result());
      case RETURN_ITEMS ->
          event.setReturnItems(
              ReturnItems.newBuilder()
                  .setOrderId(values.id())
                  .setReturnId(values.id())
                  .addAllLines(values.lines(1, 2, 0))
                  .setReason(values.text(0, 128)));
      case REVIEW ->
          event.setReview(
              Review.newBuilder()
                  .setItemId(values.id())
                  .setReviewId(values.id())
                  .setText(values.text(1, 10_000))
                  .setStars(values.stars()));
      case IMPRESSION ->
          event.setImpression(
              Impression.newBuilder()
                  .setRankingId(values.id())
                  .setSurface(values.text(0, 64))
                  .addAllItems(values.listed())
                  .setQuery(values.text(0, 512)));
      case EXPOSURE -> event.setExposure(exposure());
      case SUPPORT_CONTACT ->
          event.setSupportContact(
              SupportContact.newBuilder()
                  .setContactId(values.id())
                  .setTopic(values.text(0, 64))
                  .setOrderId(values.idOrEmpty()));
      case STOCK_MOVEMENT ->
          event.setStockMovement(
              StockMovement.newBuilder()
                  .setItemId(values.id())
                  .setChange(values.number(1, -1_000_000, 0, 1_000_000, 1_000_001, -1_000_001))
                  .setReason(values.text(0, 64)));
      case PRICE_CHANGE -> event.setPriceChange(priceChange());
      case IDENTIFY -> event.setIdentify(Identify.getDefaultInstance());
      case CUSTOM -> event.setCustom(custom());
      case PREDICTION -> event.setPrediction(prediction());
      case PREDICTION_OUTCOME -> event.setPredictionOutcome(outcome());
      case PAYLOAD_NOT_SET -> event.clearPayload();
    }
  }

  private ViewItem viewItem() {
    return ViewItem.newBuilder()
        .setItemId(values.id())
        .setRankingId(values.text(0, 64))
        .addAllCategoryPath(values.categories())
        .setBrand(values.text(0, 128))
        .build();
  }

  private Prediction prediction() {
    Prediction.Builder prediction =
        Prediction.newBuilder()
            .setPredictionId(values.id())
            .setDecision(values.snakeCase())
            .setModel(values.id())
            .setVersion(values.number(1, 7, 0, -1))
            .setSampleRate(values.number(1, 1, 0, 2, -1));
    for (int i = values.number(0, 1, 50, 51); i > 0; i--) {
      PredictionFeature.Builder feature =
          PredictionFeature.newBuilder()
              .setFeature(values.snakeCase() + (values.rarely() ? "" : ":" + values.snakeCase()))
              .setViewVersion(values.number(0, 1, -1))
              .setStatusValue(values.number(0, 3, 4));
      unlessRarely(() -> feature.setReadAt(Timestamp.getDefaultInstance()));
      unlessRarely(
          () ->
              feature.setAge(
                  Duration.newBuilder()
                      .setSeconds(values.number(0, 1, -1))
                      .setNanos(values.number(0, 1, -1))));
      prediction.addFeatures(feature);
    }
    for (int i = values.number(0, 1, 20, 21); i > 0; i--) {
      prediction.addInputs(tensor());
      prediction.addOutputs(tensor());
    }
    for (int i = values.number(0, 1, 40, 41); i > 0; i--) {
      prediction.addLeftOut(values.text(0, 128));
    }
    return prediction.build();
  }

  private PredictionOutcome outcome() {
    PredictionOutcome.Builder outcome =
        PredictionOutcome.newBuilder()
            .setPredictionId(values.id())
            .setRow(values.number(0, 511, 512, -1));
    unlessRarely(() -> outcome.setHappened(true));
    unlessRarely(() -> outcome.setValue(values.metric()));
    unlessRarely(() -> outcome.setObservedAt(Timestamp.getDefaultInstance()));
    return outcome.build();
  }

  private PredictionTensor tensor() {
    PredictionTensor.Builder tensor = PredictionTensor.newBuilder().setName(values.text(1, 64));
    for (int i = values.number(0, 1, 512, 513); i > 0; i--) {
      tensor.addTexts(values.text(0, 512)).addNumbers((float) values.metric());
    }
    for (int i = values.number(0, 1, 8, 9); i > 0; i--) {
      tensor.addShape(values.number(0, 1, -1));
    }
    return tensor.build();
  }

  private SelectItem selectItem() {
    SelectItem.Builder select =
        SelectItem.newBuilder()
            .setListId(values.text(0, 128))
            .setRankingId(values.text(0, 64))
            .setQuery(values.text(0, 512));
    unlessRarely(() -> select.setItem(values.listedItem()));
    return select.build();
  }

  private PaymentAttempt attempt() {
    PaymentAttempt.Builder attempt =
        PaymentAttempt.newBuilder()
            .setOrderId(values.id())
            .setAttemptId(values.id())
            .setAddressFingerprint(values.idOrEmpty());
    unlessRarely(() -> attempt.setMethod(values.method()));
    unlessRarely(() -> attempt.setAmount(values.money()));
    return attempt.build();
  }

  private PaymentResult result() {
    PaymentResult.Builder result =
        PaymentResult.newBuilder()
            .setOrderId(values.id())
            .setAttemptId(values.id())
            .setOutcomeValue(values.number(1, 4, 0, 5))
            .setReason(values.text(0, 128));
    unlessRarely(() -> result.setMethod(values.method()));
    unlessRarely(() -> result.setAmount(values.money()));
    return result.build();
  }

  private Exposure exposure() {
    Exposure.Builder exposure =
        Exposure.newBuilder().setRankingId(values.text(0, 64)).setSurface(values.text(0, 64));
    unlessRarely(
        () ->
            exposure.setExperiment(
                ExperimentAssignment.newBuilder()
                    .setExperimentId(values.id())
                    .setVariant(values.id())));
    return exposure.build();
  }

  private PriceChange priceChange() {
    PriceChange.Builder change = PriceChange.newBuilder().setItemId(values.id());
    unlessRarely(() -> change.setPrice(values.money()));
    unlessRarely(() -> change.setPrevious(values.money()));
    return change.build();
  }

  private CustomEvent custom() {
    CustomEvent.Builder custom =
        CustomEvent.newBuilder().setName(values.snakeCase()).setItemId(values.idOrEmpty());
    for (int i = values.number(0, 1, 50, 51); i > 0; i--) {
      custom.putProperties(
          i == 1 ? values.snakeCase() : "p" + i, i == 1 ? values.text(0, 512) : "");
      custom.putMetrics(i == 1 ? values.snakeCase() : "m" + i, i == 1 ? values.metric() : i);
    }
    return custom.build();
  }

  private void unlessRarely(Runnable set) {
    if (!values.rarely()) {
      set.run();
    }
  }
}
