/** Follows the registry: which version of which model shall serve. */
@NullMarked
package dev.tradewind.inference.serving.registry;

import org.jspecify.annotations.NullMarked;
