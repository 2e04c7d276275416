package dev.tradewind.training.report.plot;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** A chart as data: what there is to see, and nothing about how. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = XyChart.class, name = "xy"),
  @JsonSubTypes.Type(value = RowChart.class, name = "rows"),
  @JsonSubTypes.Type(value = HistogramChart.class, name = "histogram"),
  @JsonSubTypes.Type(value = HeatMap.class, name = "heat-map")
})
public sealed interface Chart permits XyChart, RowChart, HistogramChart, HeatMap {

  /** A few words. */
  String title();

  /** What it shows and how to read it, in a sentence or three. */
  String description();
}
