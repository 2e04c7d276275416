/** Point-in-time replay. */
@NullMarked
package dev.tradewind.feature.history.domain;

import org.jspecify.annotations.NullMarked;
