/** Feature views as messages, turned into what they mean. */
@NullMarked
package dev.tradewind.feature.definition.message;

import org.jspecify.annotations.NullMarked;
