/** What sells best, kept at hand for when nothing better is known. */
@NullMarked
package dev.tradewind.inference.decision.popularity;

import org.jspecify.annotations.NullMarked;
