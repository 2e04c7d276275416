/** The one port through which decisions reach models, and the values that pass it. */
@NullMarked
package dev.tradewind.inference.predict;

import org.jspecify.annotations.NullMarked;
