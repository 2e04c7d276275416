/** The training process: reads a run's specification, writes its progress and result. */
@NullMarked
package dev.tradewind.training.worker;

import org.jspecify.annotations.NullMarked;
