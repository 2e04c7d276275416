/** What decisions need from the other services and from models. */
@NullMarked
package dev.tradewind.inference.decision.neighbour;

import org.jspecify.annotations.NullMarked;
