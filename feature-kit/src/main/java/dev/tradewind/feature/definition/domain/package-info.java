/** What a feature view says, and the rules it must keep. */
@NullMarked
package dev.tradewind.feature.definition.domain;

import org.jspecify.annotations.NullMarked;
