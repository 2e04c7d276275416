/** Which calls run together, when, and which of them do not run. */
@NullMarked
package dev.tradewind.inference.serving.batch.domain;

import org.jspecify.annotations.NullMarked;
