/** Reaching the database from threads that are not Vert.x'. */
@NullMarked
package dev.tradewind.training.database;

import org.jspecify.annotations.NullMarked;
