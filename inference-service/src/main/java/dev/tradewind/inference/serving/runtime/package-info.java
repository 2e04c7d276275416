/** The models that serve now, and the threads that run them. */
@NullMarked
package dev.tradewind.inference.serving.runtime;

import org.jspecify.annotations.NullMarked;
