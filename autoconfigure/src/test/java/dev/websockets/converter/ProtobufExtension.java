package dev.websockets.converter;

import com.google.protobuf.DescriptorProtos;
import com.google.protobuf.DescriptorProtos.FeatureSet;
import com.google.protobuf.ExtensionRegistry;
import com.google.protobuf.JavaFeaturesProto;
import com.google.protobuf.JavaFeaturesProto.JavaFeatures;

import dev.websockets.Message;

/**
 * The one extension that comes with Protobuf. Its class cannot be loaded before that of
 * what it extends.
 */
public final class ProtobufExtension {

	private final ExtensionRegistry registry = ExtensionRegistry.newInstance();

	private final FeatureSet extended;

	public ProtobufExtension() {
		DescriptorProtos.getDescriptor();
		JavaFeaturesProto.registerAllExtensions(this.registry);
		this.extended = FeatureSet.newBuilder()
			.setExtension(JavaFeaturesProto.java_, JavaFeatures.newBuilder().setLegacyClosedEnum(true).build())
			.build();
	}

	public ExtensionRegistry registry() {
		return this.registry;
	}

	public boolean isReadBy(ProtobufMessageConverter converter) {
		Message message = converter.toMessage(this.extended, FeatureSet.class);
		FeatureSet read = (FeatureSet) converter.fromMessage(message, FeatureSet.class);
		return read.hasExtension(JavaFeaturesProto.java_) && read.equals(this.extended);
	}

}
