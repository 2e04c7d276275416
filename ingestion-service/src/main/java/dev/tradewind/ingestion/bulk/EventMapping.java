package dev.tradewind.ingestion.bulk;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.ingestion.adapter.OpaqueIds;
import java.util.List;

/**
 * Makes events of rows.
 *
 * @param payload the field of the payload that all events have
 * @param fields where their fields come from
 * @param columns the columns that are read, in the order of their numbers
 */
record EventMapping(FieldDescriptor payload, List<FieldMapping> fields, List<String> columns) {

  EventMapping {
    fields = List.copyOf(fields);
    columns = List.copyOf(columns);
  }

  /** Begins the event at its first row: its id follows from the file and the row. */
  void begin(Event.Builder event, RowCursor row, String fileChecksum) {
    // Also a payload none of whose fields is mapped (identify) says what happened.
    event.setField(payload, event.newBuilderForField(payload).build());
    event.setEventId(
        OpaqueIds.digest(
            "import", fileChecksum + '\n' + payload.getName() + '\n' + row.firstRow()));
    fields.stream()
        .filter(field -> field.path().element().isEmpty())
        .forEach(field -> field.set(event, row));
  }

  /** Adds the elements of a row: lines, items. */
  void add(Event.Builder event, RowCursor row) {
    fields.stream()
        .map(FieldMapping::path)
        .filter(path -> path.element().isPresent())
        .map(EventMapping::elementStep)
        .distinct()
        .forEach(steps -> addElement(event, steps));
    fields.stream()
        .filter(field -> field.path().element().isPresent())
        .forEach(field -> field.set(event, row));
  }

  private static List<FieldDescriptor> elementStep(FieldPath path) {
    int repeated = path.steps().indexOf(path.element().orElseThrow());
    return path.steps().subList(0, repeated + 1);
  }

  private static void addElement(Message.Builder event, List<FieldDescriptor> steps) {
    Message.Builder holder = event;
    for (FieldDescriptor step : steps.subList(0, steps.size() - 1)) {
      holder = holder.getFieldBuilder(step);
    }
    FieldDescriptor repeated = steps.get(steps.size() - 1);
    holder.addRepeatedField(repeated, holder.newBuilderForField(repeated).build());
  }
}
