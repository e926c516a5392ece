package dev.aludel.postgresql.wire;

import dev.aludel.error.ConfigurationException;
import java.io.ByteArrayInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CRL;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The blocks of a PEM file (RFC 7468) in order, or the bytes of a file that is none. Immutable. */
final class PemFile {
    /** What stands between two labels. */
    static final class Block {
        private final String label;
        private final byte[] bytes;
        private final boolean legacyEncryption;

        private Block(String label, byte[] bytes, boolean legacyEncryption) {
            this.label = label;
            this.bytes = bytes;
            this.legacyEncryption = legacyEncryption;
        }

        String label() {
            return label;
        }

        byte[] bytes() {
            return bytes;
        }

        /** Whether it is encrypted as PEM files were before PKCS #8; the bytes are left out then. */
        boolean legacyEncryption() {
            return legacyEncryption;
        }
    }

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----\\s*(.*?)-----END \\1-----", Pattern.DOTALL);

    private final byte[] content;
    private final List<Block> blocks;

    private PemFile(byte[] content, List<Block> blocks) {
        this.content = content;
        this.blocks = blocks;
    }

    static PemFile read(Path path) {
        // A stream, because a file channel would be closed by an interrupt.
        try (var in = new FileInputStream(path.toFile())) {
            return parse(path, in.readAllBytes());
        } catch (IOException e) {
            throw new ConfigurationException(
                    path + " cannot be read: " + e.getMessage(), "Check the path and its permissions.", null, e);
        }
    }

    private static PemFile parse(Path path, byte[] content) {
        var blocks = new ArrayList<Block>();
        Matcher matcher = BLOCK.matcher(new String(content, StandardCharsets.ISO_8859_1));
        while (matcher.find()) {
            String body = matcher.group(2);
            boolean legacy = body.contains("Proc-Type:");
            try {
                byte[] bytes = legacy ? new byte[0] : Base64.getMimeDecoder().decode(body);
                blocks.add(new Block(matcher.group(1), bytes, legacy));
            } catch (IllegalArgumentException e) {
                throw new ConfigurationException(
                        "a block of " + path + " is damaged: " + e.getMessage(), "Make the file anew.", null, e);
            }
        }
        return new PemFile(content, List.copyOf(blocks));
    }

    byte[] content() {
        return content;
    }

    List<Block> blocks() {
        return blocks;
    }

    boolean isPem() {
        return !blocks.isEmpty();
    }

    /** Its certificates, the first one first; also of a file in binary form (DER). */
    List<X509Certificate> certificates() throws GeneralSecurityException {
        var factory = CertificateFactory.getInstance("X.509");
        var found = new ArrayList<X509Certificate>();
        if (!isPem()) {
            for (var certificate : factory.generateCertificates(new ByteArrayInputStream(content))) {
                found.add((X509Certificate) certificate);
            }
        }
        for (Block block : blocks) {
            if (block.label.endsWith("CERTIFICATE")) {
                found.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(block.bytes)));
            }
        }
        return found;
    }

    List<CRL> revocationLists() throws GeneralSecurityException {
        var factory = CertificateFactory.getInstance("X.509");
        var found = new ArrayList<CRL>();
        if (!isPem()) {
            found.addAll(factory.generateCRLs(new ByteArrayInputStream(content)));
        }
        for (Block block : blocks) {
            if (block.label.equals("X509 CRL")) {
                found.add(factory.generateCRL(new ByteArrayInputStream(block.bytes)));
            }
        }
        return found;
    }
}
