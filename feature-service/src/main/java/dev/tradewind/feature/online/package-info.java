/** Feature values as of now. */
@NullMarked
package dev.tradewind.feature.online;

import org.jspecify.annotations.NullMarked;
