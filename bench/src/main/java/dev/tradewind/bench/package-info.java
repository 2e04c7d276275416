/** Load generators: they drive a running platform from outside and report what a call costs. */
@NullMarked
package dev.tradewind.bench;

import org.jspecify.annotations.NullMarked;
