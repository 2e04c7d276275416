/** Failures, and how callers see them. */
@NullMarked
package dev.tradewind.kit.error;

import org.jspecify.annotations.NullMarked;
