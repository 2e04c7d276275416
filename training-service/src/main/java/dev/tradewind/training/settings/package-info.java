/** What can be set, checked before the service starts. */
@NullMarked
package dev.tradewind.training.settings;

import org.jspecify.annotations.NullMarked;
