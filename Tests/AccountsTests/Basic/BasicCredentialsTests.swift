import Accounts
import Testing

struct BasicCredentialsTests {
    @Test(arguments: [
        ("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==", "Aladdin", "open sesame"),
        ("Basic dGVzdDoxMjPCow==", "test", "123£"),
        ("basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==", "Aladdin", "open sesame"),
        ("BASIC  QWxhZGRpbjpvcGVuIHNlc2FtZQ", "Aladdin", "open sesame"),
        ("Basic YTpiOmM6", "a", "b:c:"),
        ("Basic YTo=", "a", ""),
        ("Basic Og==", "", ""),
        // ISO 8859-1, as older clients send it.
        ("Basic dGVzdDoxMjOj", "test", "123£"),
    ])
    func `rfc7617 §2 name and password are read`(field: String, user: String, password: String) {
        #expect(BasicCredentials(authorization: field) == BasicCredentials(user: user, password: password))
    }

    @Test(arguments: [
        "", "Basic", "Basic ", "Bearer QWxhZGRpbjpvcGVu", "Basic QWxhZGRpbg==", "Basic !!!!", "Basic YTpi YTpi",
        "Basic YQA6Yg==", "Basic YTpiAA==", "Basic YTpiCg==", "Basic Y", "QWxhZGRpbjpvcGVu",
        "Basic YTo" + String(repeating: "YWFh", count: 2000),
    ])
    func `rfc7617 §2 what is malformed is nothing`(field: String) {
        #expect(BasicCredentials(authorization: field) == nil)
    }

    @Test func `no log can show the password`() {
        let credentials = BasicCredentials(user: "anna", password: "sesame")
        var dumped = ""
        dump(credentials, to: &dumped)
        #expect(!"\(credentials)".contains("sesame") && !dumped.contains("sesame"))
    }
}
