/** What the pages of this service have in common: their look, and how they are sent. */
@NullMarked
package dev.tradewind.inference.page;

import org.jspecify.annotations.NullMarked;
