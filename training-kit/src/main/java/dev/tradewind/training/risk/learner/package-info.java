/** Learns a yes or no from columns of numbers and words: network, logistic regression, the mix. */
@NullMarked
package dev.tradewind.training.risk.learner;

import org.jspecify.annotations.NullMarked;
