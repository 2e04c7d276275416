/**
 * Answers to those who ask a model itself, by whichever protocol, in the shop's log: of the models
 * and the inputs and outputs that the settings name.
 */
@NullMarked
package dev.tradewind.inference.predictionlog.call;

import org.jspecify.annotations.NullMarked;
