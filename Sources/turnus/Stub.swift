@main struct Turnus { static func main() {} }
