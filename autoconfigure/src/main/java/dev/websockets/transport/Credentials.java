package dev.websockets.transport;

import org.springframework.util.Assert;

/**
 * A user name and a password, for peers that ask for them by Basic or Digest
 * authentication.
 *
 * @param username the user name, without a colon
 * @param password the password, may be empty
 * @since 0.1.0
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7617#section-2">RFC 7617, section 2</a>
 */
public record Credentials(String username, String password) {

	/**
	 * Create credentials.
	 * @throws IllegalArgumentException if the user name has a colon, or one of both has a
	 * line break or another control character; the message does not show the password
	 */
	public Credentials {
		Assert.isTrue(username.indexOf(':') == -1, () -> "the user name '" + username + "' has a colon");
		Assert.isTrue(username.chars().noneMatch(Character::isISOControl),
				"the user name has a line break or another control character");
		Assert.isTrue(password.chars().noneMatch(Character::isISOControl),
				"the password has a line break or another control character");
	}

	/**
	 * The user name; the password is not shown.
	 */
	@Override
	public String toString() {
		return "Credentials[username=" + this.username + ", password=***]";
	}

}
