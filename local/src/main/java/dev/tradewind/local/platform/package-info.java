/** The platform's processes on this machine: started, watched, ended. */
@NullMarked
package dev.tradewind.local.platform;

import org.jspecify.annotations.NullMarked;
