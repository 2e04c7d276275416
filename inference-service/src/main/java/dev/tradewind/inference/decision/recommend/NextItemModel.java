package dev.tradewind.inference.decision.recommend;

import dev.tradewind.inference.predict.FedVersion;
import dev.tradewind.inference.predict.VersionChoice;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Proposes what comes next after a sequence of items. */
public interface NextItemModel {

  /**
   * The version that would be asked now, and the features that its history is read from; {@link
   * FedVersion#NONE} where none is served that is chosen so.
   */
  FedVersion version(VersionChoice choice);

  /**
   * Proposals of a version, not masked by the history. Fails where it is not to be had.
   *
   * @param version that the history was read for
   * @param history item ids, oldest first, at least one
   */
  Uni<ModelProposal> after(FedVersion version, List<String> history);
}
