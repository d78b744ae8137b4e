package dev.websockets.client;

import java.time.Duration;

/**
 * What an end says about the next attempt.
 */
sealed interface Outlook {

	/**
	 * Nothing: the delay grows with every attempt.
	 */
	record Usual() implements Outlook {
	}

	/**
	 * It will not be better soon: the longest delay.
	 */
	record Slow() implements Outlook {
	}

	/**
	 * The peer comes back, to all its clients at once: a random time.
	 */
	record Restart() implements Outlook {
	}

	/**
	 * The peer said when.
	 *
	 * @param delay the time to wait
	 */
	record Later(Duration delay) implements Outlook {
	}

	/**
	 * It will be in vain.
	 */
	record Fatal() implements Outlook {
	}

}
