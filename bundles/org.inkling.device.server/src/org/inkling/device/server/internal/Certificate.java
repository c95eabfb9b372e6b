package org.inkling.device.server.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.eclipse.jdt.annotation.Nullable;

/**
 * The certificate of this installation. It is made once and kept with its key where only the owner can read it, so that a phone has to
 * accept it once; a new address of the computer makes a new one with the same key.
 */
final class Certificate {

    private static final String ALIAS = "inkling";
    private static final char[] PASSWORD = "inkling".toCharArray();
    /** Browsers refuse certificates that are good for longer. */
    private static final int DAYS = 397;

    private final KeyStore keys;

    private Certificate(KeyStore keys) {
        this.keys = keys;
    }

    /** The certificate for these addresses, read or made. */
    static Certificate of(Path folder, @Nullable InetAddress network) throws IOException {
        Path file = folder.resolve("server.p12");
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            KeyPair pair = null;
            if (Files.exists(file)) {
                try (InputStream in = Files.newInputStream(file)) {
                    store.load(in, PASSWORD);
                }
                X509Certificate has = (X509Certificate) store.getCertificate(ALIAS);
                if (has != null && covers(has, network) && has.getNotAfter().toInstant().isAfter(Instant.now().plus(7, ChronoUnit.DAYS))) {
                    return new Certificate(store);
                }
                pair = has == null ? null : new KeyPair(has.getPublicKey(), (java.security.PrivateKey) store.getKey(ALIAS, PASSWORD));
            } else {
                store.load(null, PASSWORD);
            }
            make(store, pair == null ? newPair() : pair, network);
            write(store, file);
            return new Certificate(store);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IOException("The certificate " + file.getFileName() + " cannot be read or made: " + e.getMessage(), e);
        }
    }

    KeyStore keys() {
        return keys;
    }

    static String password() {
        return new String(PASSWORD);
    }

    /** SHA-256 of the certificate in hex, in pairs, as browsers show it. */
    String fingerprint() throws GeneralSecurityException {
        byte[] hash = java.security.MessageDigest.getInstance("SHA-256").digest(keys.getCertificate(ALIAS).getEncoded());
        return HexFormat.ofDelimiter(":").withUpperCase().formatHex(hash);
    }

    private static KeyPair newPair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), new SecureRandom());
        return generator.generateKeyPair();
    }

    private static boolean covers(X509Certificate certificate, @Nullable InetAddress network) throws GeneralSecurityException {
        Collection<List<?>> names = certificate.getSubjectAlternativeNames();
        return network == null || names != null && names.stream().anyMatch(n -> n.get(1).equals(network.getHostAddress()));
    }

    private static void make(KeyStore store, KeyPair pair, @Nullable InetAddress network)
            throws GeneralSecurityException, IOException, OperatorCreationException {
        Instant now = Instant.now();
        X500Name name = new X500Name("CN=Inkling on this computer");
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(name,
                new BigInteger(127, new SecureRandom()).add(BigInteger.ONE),
                Date.from(now.minus(1, ChronoUnit.DAYS)), Date.from(now.plus(DAYS, ChronoUnit.DAYS)), name, pair.getPublic());
        List<GeneralName> names = new ArrayList<>(List.of(new GeneralName(GeneralName.dNSName, "localhost"),
                new GeneralName(GeneralName.iPAddress, "127.0.0.1")));
        if (network != null) {
            names.add(new GeneralName(GeneralName.iPAddress, network.getHostAddress().replaceFirst("%.*", "")));
        }
        builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names.toArray(GeneralName[]::new)));
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
        X509Certificate certificate = new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
        store.setKeyEntry(ALIAS, pair.getPrivate(), PASSWORD, new X509Certificate[]{ certificate });
    }

    /** The protection of the file is that of its owner's account, as for any private key that a program uses by itself. */
    private static void write(KeyStore store, Path file) throws IOException, GeneralSecurityException {
        Files.createDirectories(file.getParent());
        Path temporary = file.resolveSibling("server.p12.tmp");
        Files.deleteIfExists(temporary);
        if (Files.getFileStore(file.getParent()).supportsFileAttributeView("posix")) {
            Files.createFile(temporary, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        try (OutputStream out = Files.newOutputStream(temporary)) {
            store.store(out, PASSWORD);
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
