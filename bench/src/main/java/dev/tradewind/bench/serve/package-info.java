/** What serving costs: swaps under load, and the memory that callers can make it take. */
@NullMarked
package dev.tradewind.bench.serve;

import org.jspecify.annotations.NullMarked;
