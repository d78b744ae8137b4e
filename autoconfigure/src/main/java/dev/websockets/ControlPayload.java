package dev.websockets;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * The payload of a Ping or Pong frame.
 */
abstract sealed class ControlPayload permits Frame.Ping, Frame.Pong {

	private final byte[] payload;

	ControlPayload(byte[] payload) {
		if (payload.length > Frame.MAX_CONTROL_PAYLOAD) {
			throw new IllegalArgumentException("Control frame payload of " + payload.length + " bytes is over "
					+ Frame.MAX_CONTROL_PAYLOAD + " bytes (RFC 6455, section 5.5)");
		}
		this.payload = payload.clone();
	}

	/**
	 * The payload.
	 * @return a copy of the bytes
	 */
	public byte[] payload() {
		return this.payload.clone();
	}

	/**
	 * The size of the payload.
	 * @return the size in bytes
	 */
	public int size() {
		return this.payload.length;
	}

	@Override
	public boolean equals(Object other) {
		return other != null && other.getClass() == getClass()
				&& Arrays.equals(this.payload, ((ControlPayload) other).payload);
	}

	@Override
	public int hashCode() {
		return Arrays.hashCode(this.payload);
	}

	@Override
	public String toString() {
		return getClass().getSimpleName() + "[" + HexFormat.of().formatHex(this.payload) + "]";
	}

}
