/** How work leaves the event loop, comes back to it, and happens again and again. */
@NullMarked
package dev.tradewind.inference.call;

import org.jspecify.annotations.NullMarked;
