package dev.websockets.extension;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.websockets.ExtensionFrame;
import dev.websockets.ExtensionParameters;
import dev.websockets.SessionSettings;
import dev.websockets.WebSocketExtensionFactory;
import dev.websockets.protocol.SizeLimit;

/**
 * Offers to compress messages by DEFLATE, and answers clients that offer it.
 *
 * @since 0.1.0
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7692#section-7">RFC 7692, section 7</a>
 * @see <a href="https://ktor.io/docs/client-websocket-deflate.html">Ktor:
 * WebSocketDeflateExtension</a>
 */
public final class PermessageDeflateFactory implements WebSocketExtensionFactory {

	/** The name of the extension. */
	public static final String NAME = "permessage-deflate";

	private final DeflateSettings settings;

	private final ZlibPools pools;

	private final WindowPacker packer;

	/**
	 * Create the factory.
	 * @param settings how messages are compressed
	 */
	public PermessageDeflateFactory(DeflateSettings settings) {
		this.settings = settings;
		this.pools = new ZlibPools(settings.level());
		this.packer = new WindowPacker(this.pools);
	}

	/**
	 * How messages are compressed.
	 * @return the settings
	 */
	public DeflateSettings settings() {
		return this.settings;
	}

	@Override
	public String name() {
		return NAME;
	}

	@Override
	public int reservedBits() {
		return ExtensionFrame.RSV1;
	}

	@Override
	public List<ExtensionParameters> offers() {
		return List.of(new DeflateOffer(this.settings).parameters());
	}

	@Override
	public PermessageDeflate accept(ExtensionParameters answer, SessionSettings limits) {
		DeflateParameters agreed = DeflateParameters.ofAnswer(answer);
		DeflateOffer offer = new DeflateOffer(this.settings);
		offer.check(agreed);
		return make(offer.outgoing(agreed), agreed.serverContext(), limits);
	}

	@Override
	public @Nullable ExtensionParameters answer(ExtensionParameters offer) {
		return new DeflateAnswer(this.settings).to(offer);
	}

	@Override
	public PermessageDeflate serve(ExtensionParameters answer, SessionSettings limits) {
		DeflateParameters agreed = DeflateParameters.ofAnswer(answer);
		return make(agreed.serverContext(), agreed.clientContext(), limits);
	}

	private PermessageDeflate make(Context outgoing, Context incoming, SessionSettings limits) {
		return new PermessageDeflate(outgoing, incoming, new MessageDeflater(outgoing, this.settings, this.pools),
				new MessageInflater(incoming, SizeLimit.ofMessages(limits), this.pools, this.packer));
	}

}
