/** The next-item model: a self-attentive sequence network mixed with co-occurrence counts. */
@NullMarked
package dev.tradewind.training.nextitem;

import org.jspecify.annotations.NullMarked;
