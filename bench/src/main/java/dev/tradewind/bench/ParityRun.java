package dev.tradewind.bench;

import com.google.protobuf.Timestamp;
import dev.tradewind.api.feature.v1.FeatureRow;
import dev.tradewind.api.feature.v1.FeatureServiceGrpc.FeatureServiceBlockingStub;
import dev.tradewind.api.feature.v1.FeatureView;
import dev.tradewind.api.feature.v1.GetOnlineFeaturesRequest;
import dev.tradewind.api.feature.v1.GetOnlineFeaturesResponse;
import dev.tradewind.api.feature.v1.GetTrainingSetRequest;
import dev.tradewind.api.feature.v1.GetTrainingSetResponse;
import dev.tradewind.api.feature.v1.Spine;
import dev.tradewind.api.feature.v1.SpinePoint;
import dev.tradewind.api.feature.v1.TrainingRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Whether what is read online is what history says. All live views of all kinds of entity are read
 * from the running service, each entity at the moment that the answer names, and the same entities
 * are asked of history for exactly these moments. Before each round more events come in, out of
 * order and by visitors who turn out to be shoppers; during a round nothing does.
 */
final class ParityRun {

  private static final int EVENTS_PER_ROUND = 2_000;
  private static final int MAX_ENTITIES = 2_000;
  private static final int MAX_FEATURES = 200;
  private static final int ENTITIES_PER_READ = 250;
  private static final int PAGE = 5_000;
  private static final int TENTHS = 10;

  private final FeatureServiceBlockingStub service;
  private final AppliedViews views;
  private final PastEvents events;
  private final FollowingFeatures following;
  private final ParityShop shop;
  private final Random random = new Random(11);
  private final ParityCount count = new ParityCount();

  ParityRun(
      FeatureServiceBlockingStub service,
      AppliedViews views,
      PastEvents events,
      FollowingFeatures following,
      BenchShop shop) {
    this.service = service;
    this.views = views;
    this.events = events;
    this.following = following;
    this.shop = new ParityShop(shop, EVENTS_PER_ROUND);
  }

  /** Compares at least so many values. */
  ParityCount compare(long cells) {
    ParityViews.all().forEach(views::apply);
    try {
      int told = 0;
      while (count.cells() < cells) {
        events.send(shop.round(), EVENTS_PER_ROUND);
        following.awaitCaughtUp();
        awaitPeopleKnown();
        for (Kind kind : kinds()) {
          compare(kind.features, kind.entities);
          int tenths = (int) Math.min(TENTHS, TENTHS * count.cells() / cells);
          if (tenths > told) {
            told = tenths;
            System.out.println("parity: " + tenths * TENTHS + " %, " + count);
          }
        }
      }
      return count;
    } finally {
      ParityViews.all().forEach(views::delete);
    }
  }

  /** Until a visitor's values are those of the shopper who it was, for all of them. */
  private void awaitPeopleKnown() {
    List<String> ids = new ArrayList<>();
    shop.visitors().forEach((visitor, shopper) -> ids.addAll(List.of(visitor, shopper)));
    for (int from = 0; from < ids.size(); from += ENTITIES_PER_READ) {
      List<String> some = ids.subList(from, Math.min(ids.size(), from + ENTITIES_PER_READ));
      Await.until("visitors are known", () -> areTheSame(some));
    }
  }

  private boolean areTheSame(List<String> pairs) {
    List<FeatureRow> rows = read(BenchViews.features(), pairs).getRowsList();
    for (int i = 0; i < rows.size(); i += 2) {
      if (!rows.get(i).getValuesList().equals(rows.get(i + 1).getValuesList())) {
        return false;
      }
    }
    return true;
  }

  /** Features of one kind of entity, and entities of that kind. */
  private record Kind(List<String> features, List<String> entities) {}

  /** All that can be read without values of a caller. */
  private Collection<Kind> kinds() {
    Map<String, Kind> kinds = new LinkedHashMap<>();
    for (FeatureView view : views.live()) {
      List<String> entities = shop.entities(view);
      if (!entities.isEmpty()) {
        String entity = view.getEntity() + String.join("|", view.getEntityKeysList());
        Kind kind =
            kinds.computeIfAbsent(
                entity, any -> new Kind(new ArrayList<>(), new ArrayList<>(entities)));
        String prefix = view.getName() + "@" + Math.max(1, view.getVersion()) + ":";
        view.getFeaturesList().forEach(feature -> kind.features.add(prefix + feature.getName()));
      }
    }
    for (Kind kind : kinds.values()) {
      shorten(kind.features, MAX_FEATURES);
      Collections.shuffle(kind.entities, random);
      shorten(kind.entities, MAX_ENTITIES);
    }
    return kinds.values();
  }

  private static void shorten(List<String> list, int size) {
    list.subList(Math.min(size, list.size()), list.size()).clear();
  }

  private void compare(List<String> features, List<String> entities) {
    List<FeatureRow> online = new ArrayList<>();
    Spine.Builder points = Spine.newBuilder();
    for (int from = 0; from < entities.size(); from += ENTITIES_PER_READ) {
      List<String> some =
          entities.subList(from, Math.min(entities.size(), from + ENTITIES_PER_READ));
      GetOnlineFeaturesResponse read = read(features, some);
      online.addAll(read.getRowsList());
      some.forEach(entity -> points.addPoints(point(entity, read.getAsOf())));
    }
    List<TrainingRow> rows = new ArrayList<>();
    history(
        GetTrainingSetRequest.newBuilder().addAllFeatures(features).setSpine(points), rows::add);
    if (rows.size() != online.size()) {
      throw new IllegalStateException("rows of history: " + rows.size() + ", of " + online.size());
    }
    for (int i = 0; i < rows.size(); i++) {
      count.compare(online.get(i), rows.get(i));
    }
  }

  private GetOnlineFeaturesResponse read(List<String> features, List<String> entities) {
    GetOnlineFeaturesResponse read =
        service.getOnlineFeatures(
            GetOnlineFeaturesRequest.newBuilder()
                .addAllFeatures(features)
                .addAllEntityIds(entities)
                .build());
    if (!read.getDegradedReason().isEmpty()) {
      throw new IllegalStateException("a read was degraded: " + read.getDegradedReason());
    }
    return read;
  }

  private static SpinePoint point(String entity, Timestamp asOf) {
    return SpinePoint.newBuilder().setEntityId(entity).setAsOf(asOf).build();
  }

  private void history(GetTrainingSetRequest.Builder request, Consumer<TrainingRow> taker) {
    GetTrainingSetResponse page;
    do {
      page = service.getTrainingSet(request.setPageSize(PAGE).build());
      page.getRowsList().forEach(taker);
      request.setPageToken(page.getNextPageToken());
    } while (!page.getNextPageToken().isEmpty());
  }
}
