/** What a trained model may give away of single examples, and how to bound it. */
@NullMarked
package dev.tradewind.training.nn.privacy;

import org.jspecify.annotations.NullMarked;
