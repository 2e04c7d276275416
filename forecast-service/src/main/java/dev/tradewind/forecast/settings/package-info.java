/** What can be set, checked before the service starts. */
@NullMarked
package dev.tradewind.forecast.settings;

import org.jspecify.annotations.NullMarked;
