package dev.tradewind.training.report.task;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table's row, which may have cells without a value. */
final class Cells {

  private Cells() {}

  static List<@Nullable Object> of(@Nullable Object... cells) {
    return new ArrayList<>(Arrays.asList(cells));
  }
}
