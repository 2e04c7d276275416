/** Models, their versions and aliases. */
@NullMarked
package dev.tradewind.training.registry;

import org.jspecify.annotations.NullMarked;
