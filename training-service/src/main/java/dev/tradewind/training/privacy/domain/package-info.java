/** People as keyed hashes: plain Java. */
@NullMarked
package dev.tradewind.training.privacy.domain;

import org.jspecify.annotations.NullMarked;
