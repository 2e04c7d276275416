package dev.tradewind.ingestion.event.log;

/** Behind a group commit a log promises what it did before, whatever the groups are. */
class GroupCommitContractTest extends EventLogContract {

  private final EventLog log =
      new GroupCommit(
          new InMemoryEventLog(PARTITIONS), new GroupCommitLimits(2, 20, 90, 1 << 20, 1 << 26));

  @Override
  protected EventLog log() {
    return log;
  }
}
