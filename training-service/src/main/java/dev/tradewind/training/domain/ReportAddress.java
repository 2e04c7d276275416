package dev.tradewind.training.domain;

/** Where a run's report is read. */
public final class ReportAddress {

  /** The path that has the list of runs, and below which their reports are. */
  public static final String ROOT = "/reports";

  private ReportAddress() {}

  /** The path of a run's report on the service's port. */
  public static String of(String runId) {
    return ROOT + "/" + runId + "/";
  }
}
