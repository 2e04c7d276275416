/** What a run, a metric and a promotion are: plain Java. */
@NullMarked
package dev.tradewind.training.domain;

import org.jspecify.annotations.NullMarked;
