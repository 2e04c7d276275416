/** How the online store follows the log. */
@NullMarked
package dev.tradewind.feature.materialization;

import org.jspecify.annotations.NullMarked;
