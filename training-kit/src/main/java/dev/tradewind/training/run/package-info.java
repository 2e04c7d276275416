/** What a training run is given and what it answers: parameters, progress, metrics, failures. */
@NullMarked
package dev.tradewind.training.run;

import org.jspecify.annotations.NullMarked;
