package dev.tradewind.ingestion.adapter.segment;

import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.Review;
import dev.tradewind.ingestion.adapter.OpaqueIds;
import dev.tradewind.ingestion.adapter.SourceFields;
import java.math.BigDecimal;

/** Segment's reviews. */
final class SegmentReviews {

  private SegmentReviews() {}

  /** A review without an id takes the message's: it is as unique. */
  static void reviewed(SourceFields properties, Event.Builder event) {
    String reviewId = properties.text("review_id");
    event.setReview(
        Review.newBuilder()
            .setItemId(properties.text("product_id"))
            .setReviewId(
                reviewId.isEmpty() ? event.getEventId() : OpaqueIds.fitting("review", reviewId))
            .setText(properties.text("review_body"))
            .setStars(properties.number("rating").map(BigDecimal::doubleValue).orElse(0.0)));
  }
}
