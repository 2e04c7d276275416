package dev.tradewind.feature.history.domain;

import dev.tradewind.feature.aggregate.domain.CompiledView;
import dev.tradewind.feature.aggregate.domain.EntityState;
import dev.tradewind.feature.aggregate.domain.EventFact;
import dev.tradewind.feature.aggregate.domain.FeatureSelection;
import dev.tradewind.feature.identity.domain.Member;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Replays one person's events in time order through the aggregation that the online store uses.
 *
 * <p>Each of the person's ids has states of its own until the first moment that is asked for after
 * its link. Then they are merged into those of the person, once and for all: moments only rise, so
 * nobody will ask for that id alone again. A state is a function of the set of events, so this is
 * what an online read of all ids at that moment merges.
 */
final class PersonReplay {

  private final FeatureSelection selection;
  private final String person;
  private final Map<String, List<EntityState>> apart = new HashMap<>();
  private final Map<String, Member> unlinked = new HashMap<>();
  private final Set<String> joined = new HashSet<>();
  private final List<EntityState> whole;

  PersonReplay(FeatureSelection selection, String person) {
    this.selection = selection;
    this.person = person;
    this.whole = newStates();
  }

  String person() {
    return person;
  }

  private List<EntityState> newStates() {
    List<EntityState> states = new ArrayList<>();
    selection.views().forEach(view -> states.add(view.newState()));
    return states;
  }

  /** Counts an event's lines that are the member's. */
  void add(Member member, EventFact event) {
    List<EntityState> states = statesOf(member);
    for (int i = 0; i < states.size(); i++) {
      CompiledView view = selection.views().get(i);
      EntityState state = states.get(i);
      view.apply(event, id -> id.equals(member.id()) ? state : null);
    }
  }

  private List<EntityState> statesOf(Member member) {
    if (member.id().equals(person) || joined.contains(member.id())) {
      return whole;
    }
    unlinked.put(member.id(), member);
    return apart.computeIfAbsent(member.id(), id -> newStates());
  }

  /** The states of whom the member is at a moment, which is not before that of an earlier call. */
  List<EntityState> at(Member member, long moment) {
    join(moment);
    if (member.isJoined(moment)) {
      return whole;
    }
    List<EntityState> states = apart.get(member.id());
    return states == null ? newStates() : states;
  }

  private void join(long moment) {
    if (unlinked.isEmpty()) {
      return;
    }
    List<Member> linked =
        unlinked.values().stream().filter(member -> member.isJoined(moment)).toList();
    for (Member member : linked) {
      unlinked.remove(member.id());
      joined.add(member.id());
      List<EntityState> states = apart.remove(member.id());
      for (int i = 0; states != null && i < states.size(); i++) {
        whole.get(i).merge(states.get(i));
      }
    }
  }
}
