package dev.tradewind.training.registry;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where an alias points. Read only: written by one statement that inserts or moves. */
@Entity
@Table(name = "model_alias")
@IdClass(AliasRow.Key.class)
class AliasRow {

  @Id String model = "";
  @Id String alias = "";
  long version;

  /** The move on top of its stack. */
  @Column(name = "move_id")
  @Nullable Long moveId;

  /** The row's key. */
  static class Key implements Serializable {
    String model = "";
    String alias = "";

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key && key.model.equals(model) && key.alias.equals(alias);
    }

    @Override
    public int hashCode() {
      return Objects.hash(model, alias);
    }
  }
}
