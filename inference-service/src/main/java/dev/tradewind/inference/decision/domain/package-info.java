/** How a ranking comes about: candidates, exclusions, fill, ranks. */
@NullMarked
package dev.tradewind.inference.decision.domain;

import org.jspecify.annotations.NullMarked;
