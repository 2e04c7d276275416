package dev.tradewind.training.search;

import dev.tradewind.training.search.domain.Search;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A search's row. Read only: written by statements. */
@Entity
@Table(name = "hyperparameter_search")
class SearchRow {

  @Id
  @Column(name = "search_id")
  String searchId = "";

  long seq;

  @Column(name = "request_id")
  @Nullable String requestId;

  String model = "";
  String plan = "{}";
  String state = "";
  @Nullable String error;

  @Column(name = "created_at")
  Instant createdAt = Instant.EPOCH;

  @Column(name = "finished_at")
  @Nullable Instant finishedAt;

  Search toDomain() {
    return new Search(
        searchId, PlanJson.decode(plan), Search.State.valueOf(state), error, createdAt, finishedAt);
  }
}
