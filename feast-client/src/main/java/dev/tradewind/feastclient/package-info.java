/** The stock Feast client, as a program: shows that it can be pointed at the feature service. */
@NullMarked
package dev.tradewind.feastclient;

import org.jspecify.annotations.NullMarked;
