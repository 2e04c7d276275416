package dev.tradewind.feature.history.spill;

import dev.tradewind.feature.definition.domain.ValueKind;

/** A column of the file. */
public record ParquetColumn(String name, ValueKind kind) {

  String type() {
    return switch (kind) {
      case WHOLE -> "BIGINT";
      case DECIMAL -> "DOUBLE";
      case TEXT -> "VARCHAR";
      case TEXTS -> "VARCHAR[]";
      case NUMBERS -> "DOUBLE[]";
      case GROUPS -> "MAP(VARCHAR, DOUBLE)";
    };
  }
}
