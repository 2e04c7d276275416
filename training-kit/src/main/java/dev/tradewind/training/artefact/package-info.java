/** A trained model as it is handed over: the graph, what it is, and how to see that it works. */
@NullMarked
package dev.tradewind.training.artefact;

import org.jspecify.annotations.NullMarked;
