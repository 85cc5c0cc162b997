import NIOSSL

@testable import Server

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A certificate made for these tests, good for nothing else.
struct TestCertificate {
    let chain: String
    let key: String

    func publicKey() throws -> [UInt8] {
        try NIOSSLCertificate.fromPEMBytes(Array(chain.utf8))[0].extractPublicKey().toSPKIBytes()
    }

    static let first = TestCertificate(
        chain: """
            -----BEGIN CERTIFICATE-----
            MIIBojCCAUmgAwIBAgIUTlSskr2gKmDClrEvDnNwtDV6M3MwCgYIKoZIzj0EAwIw
            FTETMBEGA1UEAwwKZmlyc3QudGVzdDAgFw0yNjExMjIxOTA3MjVaGA8yMTI2MTAy
            OTE5MDcyNVowFTETMBEGA1UEAwwKZmlyc3QudGVzdDBZMBMGByqGSM49AgEGCCqG
            SM49AwEHA0IABB5rnfB2bd3xX2rMkPz8KQLJsPbMfkV+L+Eowr/XDAQRU7EHUrj5
            a+BMKgLRg7n7llaawSIILAvJyRD+5rAnYc+jdTBzMB0GA1UdDgQWBBTsG6Vm6x47
            kt77cnebbk7XRL3GaDAfBgNVHSMEGDAWgBTsG6Vm6x47kt77cnebbk7XRL3GaDAP
            BgNVHRMBAf8EBTADAQH/MCAGA1UdEQQZMBeCCmZpcnN0LnRlc3SCCWxvY2FsaG9z
            dDAKBggqhkjOPQQDAgNHADBEAiBV/8F7WOe+r1P+6QcL03e1bu3wnogOwWHCdmMq
            0wsx0wIgJwlRDUAUrfgBGbce3SLFF0Nou2jlFkN9fGEzhFRO58Y=
            -----END CERTIFICATE-----
            """,
        key: """
            -----BEGIN PRIVATE KEY-----
            MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgJJGckUHL0Q0BJLpi
            6635HzcAQjMV0zs/yaKOVsywQ4+hRANCAAQea53wdm3d8V9qzJD8/CkCybD2zH5F
            fi/hKMK/1wwEEVOxB1K4+WvgTCoC0YO5+5ZWmsEiCCwLyckQ/uawJ2HP
            -----END PRIVATE KEY-----
            """)

    static let second = TestCertificate(
        chain: """
            -----BEGIN CERTIFICATE-----
            MIIBpjCCAUygAwIBAgIUcH7NeOSq83X6/04ivNeMdnc9PKowCgYIKoZIzj0EAwIw
            FjEUMBIGA1UEAwwLc2Vjb25kLnRlc3QwIBcNMjYxMTIyMTkwNzI1WhgPMjEyNjEw
            MjkxOTA3MjVaMBYxFDASBgNVBAMMC3NlY29uZC50ZXN0MFkwEwYHKoZIzj0CAQYI
            KoZIzj0DAQcDQgAEc9Nqqixlk65gYYqRrl/oxXvdy8QTWaB8twT88aRFLcwtxU5D
            5GJTsPgTv63yuzxONOWocIBwo3AWRhCuYXIfG6N2MHQwHQYDVR0OBBYEFDlkMqaH
            j2IOeMcKjgY63vpp0p+dMB8GA1UdIwQYMBaAFDlkMqaHj2IOeMcKjgY63vpp0p+d
            MA8GA1UdEwEB/wQFMAMBAf8wIQYDVR0RBBowGIILc2Vjb25kLnRlc3SCCWxvY2Fs
            aG9zdDAKBggqhkjOPQQDAgNIADBFAiAsEEb3iL7pyja0lYcN8ikgOdceBqvn33kU
            u3tiRWdETQIhANijiOpJIIXU2j/335nvV42CsH87QjIxVMqGq1uyOCz8
            -----END CERTIFICATE-----
            """,
        key: """
            -----BEGIN PRIVATE KEY-----
            MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgTjc40qP1XFYys2hF
            tz3oDHHjLyOjBYHEZh/461HhvqmhRANCAARz02qqLGWTrmBhipGuX+jFe93LxBNZ
            oHy3BPzxpEUtzC3FTkPkYlOw+BO/rfK7PE405ahwgHCjcBZGEK5hch8b
            -----END PRIVATE KEY-----
            """)
}
