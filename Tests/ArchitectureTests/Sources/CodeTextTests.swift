import Testing

struct CodeTextTests {
    @Test(arguments: [
        ("a // b", "a     "),
        ("a /* b /* c */ d */ e", "a                   e"),
        (#"f("x") + y"#, "f(   ) + y"),
        (#"f("a\"b") + y"#, "f(      ) + y"),
        (#"f("a\(g("b"))c") + y"#, "f(   (g(   ))  ) + y"),
        ("f(#\"a\"b\\(c)\"#) + y", "f(           ) + y"),
        ("\"\"\"\n b\"c\n\"\"\" + y", "   \n    \n    + y"),
        ("\"open\ny", "     \ny"),
    ])
    func `comments and the insides of strings are blanked and nothing moves`(text: String, code: String) {
        #expect(CodeText.blanking(text) == code)
    }
}
