/** Experiments over gRPC. */
@NullMarked
package dev.tradewind.inference.experiment.api;

import org.jspecify.annotations.NullMarked;
