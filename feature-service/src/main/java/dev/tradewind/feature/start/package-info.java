/** What the service is started with. */
@NullMarked
package dev.tradewind.feature.start;

import org.jspecify.annotations.NullMarked;
