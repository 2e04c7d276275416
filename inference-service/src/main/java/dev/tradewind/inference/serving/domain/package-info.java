/** What a model takes and gives, and how its versions come and go. */
@NullMarked
package dev.tradewind.inference.serving.domain;

import org.jspecify.annotations.NullMarked;
