package dev.tradewind.training.report;

import dev.tradewind.training.run.Metric;
import dev.tradewind.training.run.PrivacyGuarantee;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a report says, without how it looks: {@code report.json}.
 *
 * @param format rises when a reader of the one before would not understand it
 * @param header what the run was
 * @param headline whether it is worth its cost
 * @param sections in the order of reading
 * @param card what the model is for; null where nobody said
 * @param privacy what its weights give away of an example; null where nobody limited that
 */
public record ReportData(
    int format,
    Header header,
    Headline headline,
    List<Section> sections,
    @Nullable ModelCard card,
    @Nullable PrivacyGuarantee privacy) {

  /** The format written. */
  public static final int FORMAT = 1;

  public ReportData {
    sections = List.copyOf(sections);
  }

  /** What the run answers: the numbers of the headline. */
  public List<Metric> metrics() {
    return headline.comparisons().stream()
        .map(comparison -> comparison.metric(header.heldOut()))
        .toList();
  }
}
