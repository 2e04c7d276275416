package dev.tradewind.feature.history;

import dev.tradewind.feature.aggregate.domain.CompiledView;
import dev.tradewind.feature.aggregate.domain.EntityState;
import dev.tradewind.feature.aggregate.domain.EventFact;
import dev.tradewind.feature.aggregate.domain.FeatureSelection;
import dev.tradewind.feature.aggregate.domain.Value;
import dev.tradewind.feature.identity.domain.Link;
import dev.tradewind.feature.identity.domain.Links;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** What the online store holds: packed states by raw id and partition, changed as events arrive. */
final class PackedStates {

  private static final List<String> SHOPPERS =
      List.of("shopper-0", "shopper-1", "shopper-2", "shopper-3");

  private final FeatureSelection selection;
  private final CompiledView view;
  private final Links links;
  private final List<EventFact> waiting;
  private final Random random;
  private final Map<String, Map<Integer, byte[]>> states = new HashMap<>();

  PackedStates(FeatureSelection selection, Links links, List<EventFact> events, Random random) {
    this.selection = selection;
    this.view = selection.views().get(0);
    this.links = links;
    this.waiting = new ArrayList<>(events);
    this.random = random;
  }

  /** What is read at a moment, when all that happened before has arrived, in whatever order. */
  List<Value> values(String entity, long asOf) {
    List<EventFact> arriving =
        new ArrayList<>(waiting.stream().filter(event -> event.occurredAt() < asOf).toList());
    if (!arriving.isEmpty()) {
      waiting.removeAll(arriving);
      Collections.shuffle(arriving, random);
      arriving.forEach(this::apply);
    }
    EntityState merged = view.newState();
    for (String id : idsOf(entity, asOf)) {
      states
          .getOrDefault(id, Map.of())
          .values()
          .forEach(packed -> merged.merge(view.decode(packed, selection.needed(0), asOf)));
    }
    return selection.values(List.of(merged), asOf, Map.of());
  }

  private void apply(EventFact event) {
    Map<String, EntityState> changed = new LinkedHashMap<>();
    view.apply(event, id -> changed.computeIfAbsent(id, any -> state(any, event.partition())));
    changed.forEach(
        (id, state) ->
            states
                .computeIfAbsent(id, any -> new HashMap<>())
                .put(event.partition(), state.toBytes()));
  }

  private EntityState state(String id, int partition) {
    byte[] packed = states.getOrDefault(id, Map.of()).get(partition);
    return packed == null ? view.newState() : view.decode(packed);
  }

  /** All ids of the person as known at the moment, in the words of the contract. */
  private Set<String> idsOf(String entity, long asOf) {
    TreeSet<String> ids = new TreeSet<>(List.of(entity));
    Optional<String> subject = selection.keys().subjectOf(entity);
    if (subject.isPresent()) {
      String person = knownAs(subject.get(), asOf);
      for (String shopper : SHOPPERS) {
        if (knownAs(shopper, asOf).equals(person)) {
          ids.add(selection.keys().withSubject(entity, shopper));
        }
      }
    }
    return ids;
  }

  private String knownAs(String id, long asOf) {
    return links.linkOf(id).filter(link -> link.linkedAt() < asOf).map(Link::shopper).orElse(id);
  }
}
