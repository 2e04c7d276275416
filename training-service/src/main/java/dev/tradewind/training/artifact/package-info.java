/** Where trained models are kept. */
@NullMarked
package dev.tradewind.training.artifact;

import org.jspecify.annotations.NullMarked;
