/** The online store in Redis. */
@NullMarked
package dev.tradewind.feature.online.redis;

import org.jspecify.annotations.NullMarked;
