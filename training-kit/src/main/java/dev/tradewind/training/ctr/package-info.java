/** Whether what is shown is chosen: clicks by context, place and what the shopper took before. */
@NullMarked
package dev.tradewind.training.ctr;

import org.jspecify.annotations.NullMarked;
