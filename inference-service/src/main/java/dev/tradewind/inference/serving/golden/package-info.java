/** Requests whose right answers are known, kept beside a model by whoever made it. */
@NullMarked
package dev.tradewind.inference.serving.golden;

import org.jspecify.annotations.NullMarked;
