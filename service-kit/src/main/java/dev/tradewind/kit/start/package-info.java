/** What is checked before a service starts. */
@NullMarked
package dev.tradewind.kit.start;

import org.jspecify.annotations.NullMarked;
