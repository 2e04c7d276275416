/** Random search with successive halving: plain Java. */
@NullMarked
package dev.tradewind.training.search.domain;

import org.jspecify.annotations.NullMarked;
