package dev.tradewind.ingestion.bulk;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Timestamp;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.FieldSource;
import dev.tradewind.api.ingestion.v1.ImportSpec;
import dev.tradewind.kit.error.CommonReason;
import dev.tradewind.kit.error.FieldViolation;
import dev.tradewind.kit.error.ServiceException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads what an import is to do, and says what in it is wrong before anything is done. */
final class SpecReader {

  private final ImportSpec spec;
  private final ZoneId zone;
  private final Map<String, Integer> columns = new LinkedHashMap<>();

  private SpecReader(ImportSpec spec) {
    this.spec = spec;
    this.zone = zone(spec.getTimeZone());
  }

  /** The mapping that a spec asks for; fails with FIELD_INVALID and the field to blame. */
  static EventMapping read(ImportSpec spec) {
    return new SpecReader(spec).mapping();
  }

  private EventMapping mapping() {
    FieldDescriptor payload = Event.getDescriptor().findFieldByName(spec.getPayload());
    if (payload == null || payload.getContainingOneof() == null) {
      throw invalid("spec.payload", "Event has no payload " + spec.getPayload());
    }
    List<FieldMapping> fields = new ArrayList<>();
    for (int i = 0; i < spec.getFieldsCount(); i++) {
      fields.add(field(spec.getFields(i), "spec.fields[" + i + "]"));
    }
    return new EventMapping(payload, fields, List.copyOf(columns.keySet()));
  }

  private FieldMapping field(FieldSource source, String place) {
    FieldPath path;
    try {
      path = FieldPath.of(source.getField(), spec.getPayload());
    } catch (IllegalArgumentException nowhere) {
      throw invalid(place + ".field", String.valueOf(nowhere.getMessage()));
    }
    return new FieldMapping(
        path, text(source), conversion(path, source, place), source.getSeparator());
  }

  private FieldMapping.Source text(FieldSource source) {
    if (source.hasConstant()) {
      String constant = source.getConstant();
      return row -> constant;
    }
    int column = column(source.getColumn());
    return row -> row.value(column);
  }

  private RowValues.Conversion conversion(FieldPath path, FieldSource source, String place) {
    if (path.isTime()) {
      try {
        Function<String, Timestamp> times = RowTimes.reader(source.getTimeFormat(), zone);
        return (text, row) -> times.apply(text);
      } catch (IllegalArgumentException noFormat) {
        throw invalid(place + ".time_format", String.valueOf(noFormat.getMessage()));
      }
    }
    if (path.isMoney()) {
      return money(place);
    }
    return (text, row) -> RowValues.scalar(path.last(), text);
  }

  private RowValues.Conversion money(String place) {
    if (!spec.getCurrencyColumn().isEmpty()) {
      int column = column(spec.getCurrencyColumn());
      return (text, row) -> RowValues.money(text, row.value(column));
    }
    if (spec.getCurrencyCode().isEmpty()) {
      throw invalid(place + ".field", "an amount needs spec.currency_code or spec.currency_column");
    }
    return (text, row) -> RowValues.money(text, spec.getCurrencyCode());
  }

  private int column(String name) {
    Integer next = columns.size();
    Integer known = columns.putIfAbsent(name, next);
    return known == null ? next : known;
  }

  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name.isEmpty() ? "UTC" : name);
    } catch (DateTimeException unknown) {
      throw invalid("spec.time_zone", "there is no such zone");
    }
  }

  private static ServiceException invalid(String field, String description) {
    return new ServiceException(
        CommonReason.FIELD_INVALID,
        field + ": " + description,
        List.of(new FieldViolation(field, description)));
  }
}
