package org.inkling.data;

import org.inkling.api.data.Signal;

/**
 * One recording in the data acquisition format, read from JSON, CBOR or CSV.
 *
 * @param deviceName unique name of the device, empty when the file does not say
 * @param deviceType kind of device, for example {@code MOBILE_CLIENT}
 * @param issuedAt   time of recording in seconds since 1970, 0 when the file does not say
 * @param signature  what is known about the signature
 * @param signal     the numbers
 */
public record Acquisition(String deviceName, String deviceType, long issuedAt, SignatureState signature, Signal signal) {
}
