/** Takes from the log's messages what features are made of. */
@NullMarked
package dev.tradewind.feature.event;

import org.jspecify.annotations.NullMarked;
