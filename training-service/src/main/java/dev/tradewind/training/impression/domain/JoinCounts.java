package dev.tradewind.training.impression.domain;

import java.util.Locale;

/**
 * What became of what the log says.
 *
 * @param rankings that are learned from
 * @param items that were shown in them
 * @param chosen how many of these were chosen
 * @param open items left out because they may still be chosen
 * @param chosenBefore items left out because they were chosen before they were shown
 * @param denied items left out because who chose them does not want that to be used
 * @param unseen choices that count for nothing, as nothing says that the item was shown
 */
public record JoinCounts(
    long rankings,
    long items,
    long chosen,
    long open,
    long chosenBefore,
    long denied,
    long unseen) {

  /** For a person to read. */
  public String words() {
    return String.format(
        Locale.ROOT,
        "%,d items of %,d rankings were shown, %,d of them chosen; left out: %,d that may still be"
            + " chosen, %,d chosen before they were shown, %,d whose choice is not to be used; %,d"
            + " choices of what nothing says was shown",
        items,
        rankings,
        chosen,
        open,
        chosenBefore,
        denied,
        unseen);
  }
}
