package dev.tradewind.training.registry;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A tag of a version. Read only: written by one statement that inserts or replaces. */
@Entity
@Table(name = "model_version_tag")
@IdClass(TagRow.Key.class)
class TagRow {

  @Id String model = "";
  @Id long version;
  @Id String key = "";
  String value = "";

  /** The row's key. */
  static class Key implements Serializable {
    String model = "";
    long version;
    String key = "";

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key that
          && that.version == version
          && that.model.equals(model)
          && that.key.equals(key);
    }

    @Override
    public int hashCode() {
      return Objects.hash(model, version, key);
    }
  }
}
