/** People in training data: erased ones left out, and who was in what. */
@NullMarked
package dev.tradewind.training.privacy;

import org.jspecify.annotations.NullMarked;
