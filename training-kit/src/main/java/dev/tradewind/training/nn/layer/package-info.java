/** Layers: each takes its variables, by name, from the graph's parameters. */
@NullMarked
package dev.tradewind.training.nn.layer;

import org.jspecify.annotations.NullMarked;
