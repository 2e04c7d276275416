/** Whether what feeds a model is still what it was trained on. */
@NullMarked
package dev.tradewind.inference.serving.contract;

import org.jspecify.annotations.NullMarked;
