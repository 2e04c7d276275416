/** What a picture shows. */
@NullMarked
package dev.tradewind.training.vision;

import org.jspecify.annotations.NullMarked;
