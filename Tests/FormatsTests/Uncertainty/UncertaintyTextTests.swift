import Formats
import Testing

@Suite struct UncertaintyNumberTests {
  @Test(arguments: [
    (0, "0 %"), (0.001, "<1 %"), (0.005, "1 %"), (0.5, "50 %"), (0.994, "99 %"),
    (0.9951, ">99 %"), (1, "100 %"),
  ])
  func `a probability is never rounded to certainty`(share: Double, text: String) {
    #expect(NumberStyle.probability(share) == text)
  }
}
