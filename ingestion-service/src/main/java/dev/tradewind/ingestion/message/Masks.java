package dev.tradewind.ingestion.message;

import com.google.protobuf.FieldMask;
import com.google.protobuf.Message;
import com.google.protobuf.util.FieldMaskUtil;
import dev.tradewind.kit.error.CommonReason;
import dev.tradewind.kit.error.FieldViolation;
import dev.tradewind.kit.error.ServiceException;
import java.util.List;

/** Field masks of reads and updates. */
public final class Masks {

  private Masks() {}

  /**
   * Refuses a mask that names what is not there.
   *
   * @param field the mask's own field, for the violation
   * @throws ServiceException FIELD_INVALID, naming the path
   */
  public static void check(FieldMask mask, Class<? extends Message> type, String field) {
    for (String path : mask.getPathsList()) {
      if (!FieldMaskUtil.isValid(type, path)) {
        String rule = "names " + path + ", which is no field of " + type.getSimpleName();
        throw new ServiceException(
            CommonReason.FIELD_INVALID,
            field + ": " + rule,
            List.of(new FieldViolation(field, rule)));
      }
    }
  }

  /** What the mask lets through; all where it is empty. The mask was checked. */
  @SuppressWarnings("unchecked")
  public static <M extends Message> M read(FieldMask mask, M message) {
    if (mask.getPathsCount() == 0) {
      return message;
    }
    Message.Builder masked = message.newBuilderForType();
    FieldMaskUtil.merge(mask, message, masked);
    return (M) masked.build();
  }
}
