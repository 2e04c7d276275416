/** What a model declares of the feature store, beside what the feature store serves. */
@NullMarked
package dev.tradewind.inference.serving.contract.domain;

import org.jspecify.annotations.NullMarked;
